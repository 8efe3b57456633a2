use crate::Odd;
use crate::escape::is_shown;

/// Text made in const code, for a panic.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    bytes: [u8; Message::CAPACITY],
    len: usize,
    is_cut_off: bool,
}

impl Message {
    const CAPACITY: usize = 4096;
    /// Stands at the end of a message that is cut off.
    const MORE: &str = "…";

    pub(super) const fn new() -> Message {
        Message { bytes: [0; Message::CAPACITY], len: 0, is_cut_off: false }
    }

    /// Adds text; cuts the message off where it would get too long.
    pub(super) const fn push(&mut self, text: &str) {
        if self.is_cut_off {
            return;
        }
        let text = text.as_bytes();
        let room = Self::CAPACITY - Self::MORE.len() - self.len;
        if text.len() <= room {
            return self.copy(text, text.len());
        }
        let mut fitting = room;
        while is_continuation(text[fitting]) {
            fitting -= 1;
        }
        self.copy(text, fitting);
        self.copy(Self::MORE.as_bytes(), Self::MORE.len());
        self.is_cut_off = true;
    }

    const fn copy(&mut self, text: &[u8], len: usize) {
        let mut copied = 0;
        while copied < len {
            self.bytes[self.len] = text[copied];
            self.len += 1;
            copied += 1;
        }
    }

    /// Adds a part of a text.
    const fn push_bytes(&mut self, bytes: &[u8]) {
        if let Ok(text) = core::str::from_utf8(bytes) {
            self.push(text);
        }
    }

    pub(super) const fn push_quoted(&mut self, text: &str) {
        self.push("\"");
        self.push(text);
        self.push("\"");
    }

    /// Text in quotes, with what is invisible as `\u{…}`.
    pub(super) const fn push_shown(&mut self, text: &str) {
        self.push("\"");
        let mut rest = text.as_bytes();
        while let Some((c, tail)) = split_first(rest) {
            if is_shown(c) {
                self.push_bytes(rest.split_at(rest.len() - tail.len()).0);
            } else {
                self.push("\\u{");
                self.push_hex(c as u32, 1);
                self.push("}");
            }
            rest = tail;
        }
        self.push("\"");
    }

    /// What is easily overlooked in a text, in a line of its own.
    pub(super) const fn push_odd(&mut self, text: &str) {
        let mut rest = text.as_bytes();
        while let Some((c, tail)) = split_first(rest) {
            if let Some(odd) = Odd::of(c) {
                self.push("\nit has U+");
                self.push_hex(c as u32, 4);
                self.push(", ");
                self.push(odd.name);
                return;
            }
            rest = tail;
        }
    }

    const fn push_hex(&mut self, number: u32, digits: usize) {
        if number >= 16 || digits > 1 {
            self.push_hex(number / 16, digits.saturating_sub(1));
        }
        let digit = b"0123456789ABCDEF"[number as usize % 16];
        self.push_bytes(&[digit]);
    }

    pub(super) const fn push_number(&mut self, number: usize) {
        if number >= 10 {
            self.push_number(number / 10);
        }
        self.copy(&[b'0' + (number % 10) as u8], 1);
    }

    /// Whether there is no room for much more.
    pub(super) const fn is_nearly_full(&self) -> bool {
        self.len + 512 > Self::CAPACITY
    }

    /// The text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(text) => text,
            Err(_) => "",
        }
    }
}

/// The first character of a text, and the rest of it.
///
/// Of bytes, since Rust 1.85 splits no `str` in const code.
const fn split_first(text: &[u8]) -> Option<(char, &[u8])> {
    let (len, first) = match text {
        [] => return None,
        [first @ ..0x80, ..] => (1, *first as u32),
        [first @ ..0xe0, ..] => (2, *first as u32 & 0x1f),
        [first @ ..0xf0, ..] => (3, *first as u32 & 0x0f),
        [first, ..] => (4, *first as u32 & 0x07),
    };
    let (character, rest) = text.split_at(len);
    let mut code = first;
    let mut tail = character.split_at(1).1;
    while let [byte, more @ ..] = tail {
        code = code << 6 | *byte as u32 & 0x3f;
        tail = more;
    }
    match char::from_u32(code) {
        Some(character) => Some((character, rest)),
        None => None,
    }
}

const fn is_continuation(byte: u8) -> bool {
    byte & 0b1100_0000 == 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::Message;

    #[test]
    fn what_is_invisible_is_shown_and_what_is_odd_is_named() {
        let mut message = Message::new();
        message.push_shown("é日😀\u{202e}");
        message.push_odd("Manage\u{a0}backups");
        assert_eq!(message.as_str(), "\"é日😀\\u{202E}\"\nit has U+00A0, a non-breaking space");
    }

    #[test]
    fn text_and_numbers_follow_each_other() {
        let mut message = Message::new();
        message.push("of ");
        message.push_quoted("3.1 Opérations");
        message.push(": ");
        message.push_number(10_320);
        assert_eq!(message.as_str(), "of \"3.1 Opérations\": 10320");
    }

    #[test]
    fn a_message_that_gets_too_long_is_cut_off_between_characters() {
        let mut message = Message::new();
        for _ in 0..5000 {
            message.push("é");
        }
        let text = message.as_str();
        // No room for half a character.
        assert_eq!(text.len(), Message::CAPACITY - 1);
        assert!(text.starts_with('é') && text.ends_with("é…"), "{text}");
    }
}
