//! The events of the YAML parser to a tree.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, Span, StrInput, StructureStyle, Tag};

use super::{Node, Value, scalar, syntax};
use crate::place::Place;
use crate::report::{Position, Problem};

/// How deep lists and maps may be nested, those in brackets and the others each.
pub(super) const NESTING: usize = 128;

/// How deep the tree may be once aliases stand for what they repeat.
const DEPTH: usize = 4 * NESTING;

/// Reads the one document of a YAML text; `None` if there is nothing in it.
pub(crate) fn parse(text: &str) -> Result<Option<Node>, Problem> {
    let options = granit_parser::options! {
        disallow_directives: true,
        // Any crate in the graph can turn on the feature that makes this the default.
        emit_comments: false,
        flow_nesting_limit: NESTING,
        block_nesting_limit: NESTING,
    };
    let events = Parser::new_from_str_with_options(text, options);
    Builder { events, anchors: HashMap::new(), budget: budget(text), depth: 0 }.document()
}

/// What the copies that aliases make may cost together; see [`Anchored::cost`].
///
/// A matrix may well be several times as long without its aliases; but aliases
/// of aliases grow without end.
fn budget(text: &str) -> usize {
    text.len().saturating_mul(32).saturating_add(1 << 16)
}

struct Builder<'a> {
    events: Parser<'a, StrInput<'a>>,
    anchors: HashMap<usize, Anchored>,
    budget: usize,
    depth: usize,
}

/// What an alias stands for.
struct Anchored {
    node: Node,
    cost: usize,
    height: usize,
}

impl<'a> Builder<'a> {
    fn document(mut self) -> Result<Option<Node>, Problem> {
        let mut root = None;
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentEnd, _) => {}
                (Event::DocumentStart(..), span) if root.is_some() => {
                    let problem =
                        Problem::error(Some(place(span)), "a second document starts here");
                    return Err(problem.help("write each matrix to a file of its own"));
                }
                (Event::DocumentStart(..), _) => {
                    let (event, span) = self.next()?;
                    root = Some(self.node(event, span)?);
                }
                _ => return Ok(root),
            }
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Span), Problem> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => Err(syntax::problem(&error)),
            None => Ok((Event::StreamEnd, Span::default())),
        }
    }

    fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node, Problem> {
        let (node, anchor) = match event {
            Event::Alias(anchor) => return self.copy(anchor, place(span)),
            Event::Scalar(text, style, anchor, tag) => {
                (scalar_node(&text, style, tag.as_deref(), span), anchor)
            }
            Event::SequenceStart(style, anchor, tag) => {
                let node = self.nested(|builder| builder.list(style, span))?;
                (tagged(node, tag.as_deref(), "seq", span), anchor)
            }
            Event::MappingStart(style, anchor, tag) => {
                let node = self.nested(|builder| builder.map(style, span))?;
                (tagged(node, tag.as_deref(), "map", span), anchor)
            }
            _ => return Err(Problem::error(Some(place(span)), "expected a value")),
        };
        if anchor != 0 {
            self.keep(anchor, &node)?;
        }
        Ok(node)
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Node, Problem>,
    ) -> Result<Node, Problem> {
        self.depth += 1;
        let node = read(self);
        self.depth -= 1;
        node
    }

    fn list(&mut self, style: StructureStyle, start: Span) -> Result<Node, Problem> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => {
                    let at = match style {
                        StructureStyle::Flow => place(start).to(place(end)),
                        StructureStyle::Block => place(start).first_byte(),
                    };
                    return Ok(Node { value: Value::List(items), at });
                }
                (event, span) => items.push(self.node(event, span)?),
            }
        }
    }

    fn map(&mut self, style: StructureStyle, start: Span) -> Result<Node, Problem> {
        let mut entries: Vec<(Node, Node)> = Vec::new();
        loop {
            match self.next()? {
                (Event::MappingEnd, end) => {
                    let at = match (style, entries.first()) {
                        (StructureStyle::Block, Some((key, _))) => key.at,
                        _ => place(start).to(place(end)),
                    };
                    return Ok(Node { value: Value::Map(entries), at });
                }
                (event, span) => {
                    let key = self.node(event, span)?;
                    let (event, span) = self.next()?;
                    let mut value = self.node(event, span)?;
                    if matches!(value.value, Value::Null) {
                        value.at = key.at;
                    }
                    entries.push((key, value));
                }
            }
        }
    }

    /// A copy of what an alias stands for, in the alias's place; what is in it stays where it is.
    fn copy(&mut self, anchor: usize, at: Place) -> Result<Node, Problem> {
        let Some(anchored) = self.anchors.get(&anchor) else {
            let problem =
                Problem::error(Some(at), "the YAML alias stands inside of what it repeats");
            return Err(problem.help("write the value out"));
        };
        if self.depth + anchored.height > DEPTH {
            let message =
                format!("with its YAML aliases, the file is nested more than {DEPTH} times");
            return Err(Problem::error(Some(at), message).help("nest sections less deep"));
        }
        self.budget = self.budget.checked_sub(anchored.cost).ok_or_else(|| too_much(at))?;
        Ok(Node { at, ..anchored.node.clone() })
    }

    fn keep(&mut self, anchor: usize, node: &Node) -> Result<(), Problem> {
        let (cost, height) = measure(node);
        self.budget = self.budget.checked_sub(cost).ok_or_else(|| too_much(node.at))?;
        self.anchors.insert(anchor, Anchored { node: node.clone(), cost, height });
        Ok(())
    }
}

fn too_much(at: Place) -> Problem {
    Problem::error(Some(at), "the YAML aliases of the file repeat too much")
        .help("write values out instead of repeating what repeats others")
}

/// How much memory a node takes, about, in units of a word; and how deep it is.
fn measure(node: &Node) -> (usize, usize) {
    let below = |(cost, height): (usize, usize), child: &Node| {
        let (child_cost, child_height) = measure(child);
        (cost + child_cost, height.max(child_height + 1))
    };
    match &node.value {
        Value::Null => (8, 0),
        Value::Bool(text) | Value::Number(text) | Value::Text(text) | Value::Tagged(text) => {
            (8 + text.len(), 0)
        }
        Value::List(items) => items.iter().fold((8, 1), below),
        Value::Map(entries) => {
            entries.iter().flat_map(|(key, value)| [key, value]).fold((8, 1), below)
        }
    }
}

fn scalar_node(text: &str, style: ScalarStyle, tag: Option<&Tag>, span: Span) -> Node {
    let value = match (tag, style) {
        (None, ScalarStyle::Plain) => scalar::plain(text),
        _ => Value::Text(text.to_owned()),
    };
    tagged(Node { value, at: place(span) }, tag, "str", span)
}

/// The node, unless its tag says that it is something else than YAML's own `kind`.
fn tagged(node: Node, tag: Option<&Tag>, kind: &str, span: Span) -> Node {
    match tag {
        Some(tag) if !tag.is_yaml_core_schema_tag(kind) => {
            let at = span.tag_span().map_or(node.at, place);
            Node { value: Value::Tagged(tag.original()), at }
        }
        _ => node,
    }
}

fn place(span: Span) -> Place {
    let start = Position { line: span.start.line(), column: span.start.col() + 1 };
    let byte = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(0);
    Place::new(start, byte(span.start)..byte(span.end))
}

#[cfg(test)]
mod tests {
    use super::{Node, Value, parse};

    fn places(node: &Node, text: &str, out: &mut Vec<String>) {
        let marked = &text[node.at.bytes()];
        let start = node.at.start;
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| places(item, text, out)),
            Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                places(key, text, out);
                places(value, text, out);
            }),
            _ => {}
        }
        out.push(format!("{}:{} {marked}", start.line, start.column));
    }

    #[test]
    fn every_node_stands_where_the_text_has_it() {
        let text = "a: [1, \"é\", { b: ~ }]\n\"c\":\n  - d\n  - e: &x {}\n    f: *x\n    g:\n";
        let mut found = Vec::new();
        places(&parse(text).unwrap().unwrap(), text, &mut found);
        let expected = [
            "1:1 a",
            "1:5 1",
            "1:8 \"é\"",
            "1:15 b",
            "1:15 b",
            "1:13 { b: ~ }",
            "1:4 [1, \"é\", { b: ~ }]",
            "2:1 \"c\"",
            "3:5 d",
            "4:5 e",
            "4:11 {}",
            "5:5 f",
            "5:8 *x",
            "6:5 g",
            "6:5 g",
            "4:5 e",
            "3:3 -",
            "1:1 a",
        ];
        assert_eq!(found, expected);
    }
}
