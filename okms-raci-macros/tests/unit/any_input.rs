//! No input makes a macro panic, and whatever comes out is Rust tokens.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::{activity, attribute, claims, subset};

const STREAMS: usize = 6_000;

const WORDS: &str = "\
    Customer OvhCloud ManageBackups HandleIncidents Custmer is are has have not no a role in \
    every any each activity activities party parties only exactly one at least most \
    responsible accountable consulted informed responsable for on of and or except revision \
    use crate self backup RA AI rA XX pub enum where fn const struct mod impl trait unsafe \
    extern async static type r#type _ Überwachen Monitoring";

const TEXTS: &[&str] = &["3.1", "3.1.3", "", "2025-10-21", "Manage backups", "\u{202e}\0\"\\", "é"];
const MARKS: &[char] = &[';', ',', ':', '-', '.', '=', '<', '>', '#', '!', '$', '&'];

/// Good inputs, to take pieces from and to damage.
const CLAIMS: &[&str] = &[
    "Customer is responsible and accountable for AdministrateKeysAndSecrets;",
    "only OvhCloud is accountable for ManageBackups;",
    "Customer has no role in ManageBackups;",
    "HandleIncidents is { Customer: AI, OvhCloud: RA };",
    "OvhCloud is accountable for every activity in \"3.1.3\" except KeepServiceLogs;",
    "exactly one party is accountable for every activity except HandleIncidents;",
    "Customer or OvhCloud is not responsible for or informed of any activity;",
    "revision is \"2025-10-21\";",
    "only Customer is accountable for okms.ManageBackups and okms.HandleIncidents;",
    "okms.ManageBackups is handed back; nothing of okms is open;",
    "use crate::backup;",
    "#[derive(Clone)] pub(crate) enum Duty where Customer is responsible in \"3.1\"",
    "enum Duty where only Customer is accountable and OvhCloud is informed except KeepServiceLogs",
    "pub const fn f<T: Fn() -> u8>(&self) -> u8 { #![allow(unused)] 1 }",
    "#[doc = \"d\"] pub const X: Option<A<B = u8>> = None;",
    "mod inner { fn f() {} }",
    "fn f();",
];

pub(crate) const ROWS: &str = r#""\
    revision 2025-10-21\n\
    party Customer Customer\n\
    party OvhCloud OVHcloud\n\
    section 1 ServiceUsage Service usage\n\
    number 3\n\
    section 2 Operations Operations\n\
    number 3.1\n\
    activity ManageBackups manage-backups -,RA Manage backups\n\
    activity HandleIncidents handle-incidents AI,RA Handle incidents\n\
    former Fix fix\n\
""#;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.roll(items.len())]
    }

    fn word(&mut self) -> &'static str {
        let at = self.roll(WORDS.split(' ').count());
        WORDS.split(' ').nth(at).unwrap_or_default()
    }

    fn tokens(&mut self, depth: usize) -> Vec<TokenTree> {
        (0..self.roll(9)).map(|_| self.token(depth)).collect()
    }

    fn token(&mut self, depth: usize) -> TokenTree {
        match self.roll(12) {
            0..6 => {
                let word = self.word();
                match word.strip_prefix("r#") {
                    Some(raw) => Ident::new_raw(raw, Span::call_site()).into(),
                    None => Ident::new(word, Span::call_site()).into(),
                }
            }
            6 => Literal::string(self.pick(TEXTS)).into(),
            7 => Literal::f64_unsuffixed(3.1).into(),
            8 if depth < 4 => {
                let delimiters =
                    [Delimiter::Brace, Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::None];
                let stream = self.tokens(depth + 1).into_iter().collect();
                Group::new(self.pick(&delimiters), stream).into()
            }
            _ => {
                let spacing = self.pick(&[Spacing::Alone, Spacing::Joint]);
                Punct::new(self.pick(MARKS), spacing).into()
            }
        }
    }

    /// Good inputs in a row, with some tokens changed, dropped, doubled or wrapped.
    fn damaged(&mut self) -> TokenStream {
        let mut tokens = Vec::new();
        for _ in 0..=self.roll(3) {
            tokens.extend(self.pick(CLAIMS).parse::<TokenStream>().unwrap());
        }
        for _ in 0..self.roll(4) {
            let at = self.roll(tokens.len());
            match self.roll(4) {
                0 if tokens.len() > 1 => drop(tokens.remove(at)),
                1 => tokens.insert(at, tokens[at].clone()),
                2 => tokens[at] = Group::new(Delimiter::None, tokens[at].clone().into()).into(),
                _ => tokens[at] = self.token(0),
            }
        }
        tokens.into_iter().collect()
    }

    fn stream(&mut self) -> TokenStream {
        if self.roll(2) == 0 { self.damaged() } else { self.tokens(0).into_iter().collect() }
    }
}

fn prefixed(prefix: &str, stream: &TokenStream) -> TokenStream {
    let mut prefixed: TokenStream = prefix.parse().unwrap();
    prefixed.extend(stream.clone());
    prefixed
}

/// What a macro makes of the input, if it is macro number `which`.
fn expanded(which: usize, input: &TokenStream, other: &TokenStream) -> TokenStream {
    match which {
        0 => claims::assert_raci(prefixed("(::okms_raci)", input)),
        1 => claims::assert_raci(input.clone()),
        2 => activity::activity(prefixed("(::okms_raci)", input)),
        3 => subset::subset(prefixed("(::okms_raci)", input)),
        4 => subset::subset_of_rows(prefixed(&format!("({ROWS}) (::okms_raci) ()"), input)),
        5 => subset::subset_of_rows(prefixed(&format!("({other}) (::okms_raci) ()"), input)),
        6 => attribute::raci(input.clone(), other.clone(), None),
        7 => attribute::raci(input.clone(), other.clone(), Some(&other.to_string())),
        8 => claims::claims_of_rows(prefixed(&format!("({ROWS}) (::okms_raci) ()"), input)),
        9 => attribute::docs_of_rows(prefixed(&format!("({ROWS}) (::okms_raci) ()"), input)),
        10 => activity::activity_of_rows(prefixed(&format!("({ROWS}) (::okms_raci) ()"), input)),
        _ => {
            let prefix = format!("({ROWS}) (::okms_raci) () [{other}] []");
            attribute::module_of_rows(prefixed(&prefix, input))
        }
    }
}

#[test]
fn no_macro_panics_on_any_input() {
    let mut dice = Dice(0x0d1c_e000);
    for number in 0..STREAMS {
        let (input, other) = (dice.stream(), dice.stream());
        let output = expanded(number % 12, &input, &other);
        // Reading it back takes longer than all else.
        if number / 12 % 8 != 0 {
            continue;
        }
        let output = output.to_string();
        assert!(output.parse::<TokenStream>().is_ok(), "{input}\ngives\n{output}");
    }
}

#[test]
fn an_item_keeps_every_token_in_its_order() {
    let mut dice = Dice(0x17e3);
    for _ in 0..STREAMS / 10 {
        let (claim, item) = (dice.damaged(), dice.stream());
        let with_claim = all_tokens(attribute::raci(claim, item.clone(), None));
        let mut left = with_claim.iter();
        for token in all_tokens(item.clone()) {
            assert!(left.any(|found| *found == token), "{token} is lost in {item}");
        }
    }
}

fn all_tokens(stream: TokenStream) -> Vec<String> {
    stream
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                let inside = all_tokens(group.stream());
                [vec![open.to_owned()], inside, vec![close.to_owned()]].concat()
            }
            token => vec![token.to_string()],
        })
        .collect()
}
