//! A claim as const code, which the compiler evaluates.

use okms_raci_claims::{Activities, Cell, Claim, Condition, Held, Kind, Section, Who};
use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;

/// One claim as a free constant.
///
/// The call has tokens of the claim at both ends and in between, so that the
/// compiler underlines just these when it fails. What the compiler resolves
/// other than the user's names has the span of a verb or of a literal, so that
/// an editor finds nothing but the user's names at names.
pub(crate) fn constant(claim: &Claim, number: usize) -> TokenStream {
    let (function, arguments) = match &claim.kind {
        Kind::Holds(
            Condition { who: Who::Each(parties), held: Held::All(roles) },
            Activities::Named(activities),
        ) if parties.len() == 1 && activities.len() == 1 => {
            let roles = role_set(*roles);
            (
                "assert_held",
                quote!(#(Party::#parties as usize)*, #roles, #(Activity::#activities as usize)*),
            )
        }
        Kind::Holds(condition, activities) => ("assert", holds(condition, activities)),
        Kind::Row(activity, cells) => ("assert_row", row(activity, cells)),
        Kind::Revision(revision) => {
            let revision = &revision.literal;
            ("assert_revision", quote!(#revision))
        }
    };
    let function = Ident::new(function, claim.verb);
    let call = Call { first: claim.first_span(), function, last: claim.last_span() };
    let call = call.with(quote!(__TABLES, #arguments));
    let sections = sections(&claim.kind);
    // The compiler says where a claim does not hold by this name.
    let name = Ident::new(&format!("CLAIM_{number}"), claim.verb);
    if sections.is_empty() {
        quote!(const #name: () = #call;)
    } else {
        quote!(const #name: () = { #sections #call };)
    }
}

/// Where the call of a function of `Claim` is, as the compiler reports it.
pub(crate) struct Call {
    first: Span,
    function: Ident,
    last: Span,
}

impl Call {
    /// At just one token.
    pub(crate) fn at(span: Span, function: &str) -> Call {
        Call { first: span, function: Ident::new(function, span), last: span }
    }

    pub(crate) fn with(self, arguments: TokenStream) -> TokenStream {
        let mut open = Punct::new('<', Spacing::Alone);
        open.set_span(self.first);
        let mut parentheses = Group::new(Delimiter::Parenthesis, arguments);
        parentheses.set_span(self.last);
        let function = self.function;
        let mut tokens = TokenStream::from(TokenTree::Punct(open));
        tokens.extend(quote!(__Claim>::#function));
        tokens.extend([TokenTree::Group(parentheses)]);
        tokens
    }
}

/// The sections that are searched; not as part of the call, where a wrong number would be reported twice.
fn sections(kind: &Kind) -> TokenStream {
    match kind {
        Kind::Holds(_, Activities::Every { sections, .. }) => {
            let sections = sections.iter().map(section);
            quote!(let sections = [#(#sections as usize),*];)
        }
        _ => TokenStream::new(),
    }
}

fn section(section: &Section) -> TokenStream {
    match section {
        Section::Name(name) => quote!(Section::#name),
        Section::Number(number) => {
            let number = &number.literal;
            let arguments = quote!(Section::from_number(#number));
            Call::at(number.span(), "section_numbered").with(arguments)
        }
    }
}

fn holds(condition: &Condition, activities: &Activities) -> TokenStream {
    let who = who(&condition.who);
    let held = held(condition.held);
    let activities = match activities {
        Activities::Named(named) => quote!(Named(&[#(Activity::#named as usize),*])),
        Activities::Every { except, .. } => {
            quote!(Every { sections: &sections, except: &[#(Activity::#except as usize),*] })
        }
    };
    quote! {
        __raci::__private::Who::#who,
        __raci::__private::Held::#held,
        __raci::__private::Activities::#activities
    }
}

fn who(who: &Who<Vec<Ident>>) -> TokenStream {
    let parties = who.named().into_iter().flatten();
    let parties = quote!(__raci::__private::Parties(#(1 << Party::#parties as u16)|*));
    match who {
        Who::Each(_) => quote!(Each(#parties)),
        Who::OneOf(_) => quote!(OneOf(#parties)),
        Who::Only(_) => quote!(Only(#parties)),
        Who::Every => quote!(Every),
        Who::ExactlyOne => quote!(ExactlyOne),
        Who::AtLeastOne => quote!(AtLeastOne),
        Who::AtMostOne => quote!(AtMostOne),
    }
}

fn held(held: Held) -> TokenStream {
    let (held, roles) = match held {
        Held::All(roles) => (quote!(All), roles),
        Held::Any(roles) => (quote!(Any), roles),
        Held::None(roles) => (quote!(None), roles),
    };
    let roles = role_set(roles);
    quote!(#held(#roles))
}

fn role_set(roles: RoleSet) -> TokenStream {
    let letters = if roles.is_empty() { "NONE" } else { roles.letters() };
    let letters = Ident::new(letters, Span::call_site());
    quote!(__raci::RoleSet::#letters)
}

fn row(activity: &Ident, cells: &[Cell]) -> TokenStream {
    let cells = cells.iter().map(|Cell { party, roles }| {
        let roles = role_set(*roles);
        quote!((Party::#party as usize, #roles))
    });
    quote!(Activity::#activity as usize, &[#(#cells),*])
}
