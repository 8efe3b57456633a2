//! `assert_raci!`: claims to const code.
//!
//! There are two steps, as in `subset!`: each claim becomes a constant here, and the matrix hands
//! its rows to `claims_of_rows`, which leaves a constant as it is if its names are there.

use okms_raci_claims::{
    Activities, Block, Cell, Claim, Condition, Held, Kind, Named, Quoted, Section, Who,
};
use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Error;

use crate::editor;
use crate::matrix::{library, path, rows_of};

/// `(library) use path; claim; claim;` to one constant a claim.
pub(crate) fn assert_raci(input: TokenStream) -> TokenStream {
    let (library, claims) = library(input);
    syn::parse2(claims).map_or_else(Error::into_compile_error, |claims: Block| {
        block(&claims, &path(claims.matrix.as_ref(), library))
    })
}

/// All claims as items, and a message for each mistake.
pub(crate) fn block(block: &Block, matrix: &TokenStream) -> TokenStream {
    let mistakes = block.mistakes.as_ref().map(Error::to_compile_error);
    let names = editor::names(&block.tokens, matrix);
    let claims = block.claims.iter().enumerate().map(|(position, claim)| {
        let (names, constant) = (names_of(claim), constant(claim, position + 1));
        quote!([#names] { #constant })
    });
    let quoted = block.quoted.iter().map(|Quoted { named, text }| {
        let (kind, text) = (kind(*named), &text.literal);
        quote!([#kind #text] {})
    });
    let rows = rows_of(matrix);
    let own = block.matrix.as_ref().map(|_| quote!(own));
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = { #names };
        #mistakes
        #rows! {
            (#matrix::raci::__private::macros::claims_of_rows)
            (#matrix)
            (#own)
            #(#claims)*
            #(#quoted)*
        }
    }
}

/// The names of a claim, each after what it is the name of.
fn names_of(claim: &Claim) -> TokenStream {
    let names = claim.names().into_iter().map(|(named, name)| {
        let kind = kind(named);
        quote!(#kind #name)
    });
    let numbers = match &claim.kind {
        Kind::Holds(_, Activities::Every { sections, .. }) => sections.as_slice(),
        _ => &[],
    };
    let numbers = numbers.iter().filter_map(|section| match section {
        Section::Number(number) => Some(&number.literal),
        Section::Name(_) => None,
    });
    quote!(#(#names)* #(Section #numbers)*)
}

fn kind(named: Named) -> Ident {
    let kind = match named {
        Named::Party => "Party",
        Named::Activity => "Activity",
        Named::Section => "Section",
    };
    Ident::new(kind, Span::call_site())
}

/// One claim as a free constant.
///
/// The call has tokens of the claim at both ends and in between, so that the
/// compiler underlines just these when it fails. What the compiler resolves
/// other than the user's names has the span of a verb or of a literal, so that
/// an editor finds nothing but the user's names at names.
fn constant(claim: &Claim, number: usize) -> TokenStream {
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
