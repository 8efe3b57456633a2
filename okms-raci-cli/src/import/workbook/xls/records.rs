//! The records of a stream, each with those that go on with it.

/// A record of this kind goes on with the one before, which may be no longer than its length can say.
const CONTINUED: u16 = 0x3c;

pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Records { rest: stream }
    }

    /// How many bytes are not read yet.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        loop {
            let (kind, data, rest) = split(self.rest)?;
            self.rest = rest;
            if kind != CONTINUED {
                return Some(Record { kind, data, rest });
            }
        }
    }
}

/// The kind and the data of the first record, and what follows it.
fn split(stream: &[u8]) -> Option<(u16, &[u8], &[u8])> {
    let [kind @ .., low, high] = stream.first_chunk::<4>()?;
    let (data, rest) = stream[4..].split_at_checked(u16::from_le_bytes([*low, *high]).into())?;
    Some((u16::from_le_bytes(*kind), data, rest))
}

/// A record while it is read.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    data: &'a [u8],
    /// The stream after it, which may go on with it.
    rest: &'a [u8],
}

impl<'a> Record<'a> {
    /// Goes on to the next record of the same, if there is one.
    fn go_on(&mut self) -> Option<()> {
        let (kind, data, rest) = split(self.rest)?;
        (kind == CONTINUED).then(|| (self.data, self.rest) = (data, rest))
    }

    /// How many bytes are left in this part of it.
    pub(super) fn left(&self) -> usize {
        self.data.len()
    }

    /// Whether nothing is left of it.
    pub(super) fn is_empty(&mut self) -> bool {
        while self.data.is_empty() {
            if self.go_on().is_none() {
                return true;
            }
        }
        false
    }

    pub(super) fn slice(&mut self, count: usize) -> Option<&'a [u8]> {
        let (slice, data) = self.data.split_at_checked(count)?;
        self.data = data;
        Some(slice)
    }

    /// Bytes that belong together, which stand in one part.
    pub(super) fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        if self.is_empty() {
            return None;
        }
        self.slice(N)?.try_into().ok()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.bytes().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.bytes().map(u32::from_le_bytes)
    }

    /// A text of so many characters, of one byte or of two; each part of the record says which.
    pub(super) fn text(&mut self, count: usize) -> Option<String> {
        let [mut flags] = self.bytes()?;
        // How parts of it look, and how it is spoken, stand behind it.
        let looks = if flags & 8 == 0 { 0 } else { usize::from(self.u16()?) * 4 };
        let spoken = if flags & 4 == 0 { 0 } else { self.u32()? as usize };
        let mut text: Vec<u16> = Vec::new();
        loop {
            let width = 1 + usize::from(flags & 1);
            let fits = (count - text.len()).min(self.data.len() / width);
            let own = self.slice(fits * width)?.chunks(width);
            text.extend(own.map(|c| u16::from_le_bytes([c[0], c.get(1).copied().unwrap_or(0)])));
            if text.len() == count {
                break;
            }
            self.go_on()?;
            [flags] = self.bytes()?;
        }
        self.skip(looks.saturating_add(spoken));
        Some(String::from_utf16_lossy(&text))
    }

    /// Leaves out so many bytes, or all that there are.
    fn skip(&mut self, mut count: usize) {
        while count > 0 && !self.is_empty() {
            let own = count.min(self.data.len());
            self.data = &self.data[own..];
            count -= own;
        }
    }
}
