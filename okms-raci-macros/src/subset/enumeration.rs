//! The enum of a subset, and its functions.

use okms_raci_claims::{Head, Row, Rows, Subset};
use okms_raci_core::escape::Markdown;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::quote;

pub(super) fn enumeration(
    matrix: &TokenStream,
    rows: &Rows,
    subset: &Subset,
    chosen: &[usize],
) -> TokenStream {
    let Subset { head: Head { attributes, visibility }, keyword, name, .. } = subset;
    let keyword = Ident::new("enum", *keyword);
    let chosen: Vec<&Row> = chosen.iter().map(|&activity| &rows.activities[activity]).collect();
    let variants: Vec<Ident> =
        chosen.iter().map(|row| Ident::new(&row.item.id, Span::call_site())).collect();
    let titles = chosen.iter().map(|row| format!(" \"{}\"", Markdown(&row.item.title)));
    let lines = chosen.iter().map(|row| format!(" {}", rows.documentation(row)));
    let count = chosen.len();
    // Where the compiler offers a derive for the enum, it is to be the user's own line.
    let mut body = Group::new(
        Delimiter::Brace,
        quote!(#(#[doc = #titles] #[doc = ""] #[doc = #lines] #variants,)*),
    );
    body.set_span(name.span());
    quote! {
        #attributes #visibility #keyword #name #body

        #[allow(dead_code, non_local_definitions, unreachable_pub, unused_imports)]
        const _: () = {
            use #matrix::{raci as __raci, Activity, Party, Section};

            impl #name {
                /// How many activities there are.
                pub const COUNT: usize = #count;

                /// Each of the activities, in published order.
                pub const ALL: [#name; #count] = [#(#name::#variants),*];

                /// The same activity in the whole matrix.
                #[must_use]
                pub const fn activity(&self) -> Activity {
                    match *self { #(#name::#variants => Activity::#variants,)* }
                }

                /// The same activity here, if it is one of these.
                #[must_use]
                pub const fn from_activity(activity: Activity) -> ::core::option::Option<#name> {
                    match activity {
                        #(Activity::#variants => ::core::option::Option::Some(#name::#variants),)*
                        #[allow(unreachable_patterns)]
                        _ => ::core::option::Option::None,
                    }
                }
            }

            __raci::__implement_subset! { Activity, Party, Section, #name }
        };
    }
}
