//! Compound files, as old programs write them: a file system in a file, of which one stream is read.
//!
//! Numbers in them are not believed: no more is read than the file is long, whatever leads in a circle.

use std::iter::successors;

/// A stream up to this length is in sectors of their own.
const SMALL: usize = 4096;

/// Sectors of one size, and for each which one comes after it.
struct Sectors<'a> {
    bytes: &'a [u8],
    size: usize,
    next: Vec<u32>,
}

/// The first stream of one of these names.
pub(super) fn stream(file: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let size = match file.get(30)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sectors = Sectors { bytes: file.get(size..)?, size, next: Vec::new() };
    let sectors = Sectors { next: sectors.table(file)?, ..sectors };
    let folder = sectors.chain(number(file, 48)?, usize::MAX);
    let entries = || folder.chunks_exact(128);
    let entry = names.iter().find_map(|name| entries().find(|entry| is_called(entry, name)))?;
    let extent = |entry| Some((number(entry, 116)?, number(entry, 120)? as usize));
    let (first, length) = extent(entry)?;
    if length >= SMALL {
        return Some(sectors.chain(first, length));
    }
    // The first entry is that of the folder itself, which has the small sectors.
    let (root, all) = extent(entries().next()?)?;
    let bytes = sectors.chain(root, all);
    let next = numbers(&sectors.chain(number(file, 60)?, usize::MAX)).collect();
    Some(Sectors { bytes: &bytes, size: 64, next }.chain(first, length))
}

impl Sectors<'_> {
    /// None for the marks that end a chain, too, which are beyond any file.
    fn sector(&self, number: u32) -> Option<&[u8]> {
        let rest = self.bytes.get((number as usize).checked_mul(self.size)?..)?;
        rest.get(..self.size).or(Some(rest)).filter(|sector| !sector.is_empty())
    }

    /// What a chain of sectors holds, up to a length.
    fn chain(&self, first: u32, length: usize) -> Vec<u8> {
        let numbers = successors(Some(first), |at| self.next.get(*at as usize).copied());
        let sectors = numbers.map_while(|number| self.sector(number));
        let mut held = sectors.take(self.count()).collect::<Vec<_>>().concat();
        held.truncate(length);
        held
    }

    fn count(&self) -> usize {
        self.bytes.len() / self.size + 1
    }

    /// Which sector comes after each: the head of the file lists the sectors that say so, and the first of
    /// those that go on with the list.
    fn table(&self, head: &[u8]) -> Option<Vec<u32>> {
        let mut list: Vec<u32> = numbers(head.get(76..512)?).collect();
        let mut more = number(head, 68)?;
        for _ in 0..self.count() {
            let Some(sector) = self.sector(more) else { break };
            list.extend(numbers(sector));
            more = list.pop()?;
        }
        let sectors = list.into_iter().filter_map(|number| self.sector(number));
        Some(sectors.take(self.count()).flat_map(numbers).collect())
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    numbers(bytes.get(at..at + 4)?).next()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.as_chunks().0.iter().map(|number| u32::from_le_bytes(*number))
}

fn is_called(entry: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    entry.get(..wide.len()).is_some_and(|start| start.eq_ignore_ascii_case(&wide))
}
