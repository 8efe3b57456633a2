//! Perfect hash tables over keys that are looked up exactly.
//!
//! The hash is the one of `KeyTable` in okms-raci; a key that it would not find
//! there fails the tests of both.

/// The numbers of a table; okms-raci says what each is for.
#[derive(Clone, Debug)]
pub(crate) struct KeyTable {
    pub(crate) shortest: usize,
    pub(crate) longest: usize,
    pub(crate) whole: bool,
    pub(crate) multiplier: u64,
    pub(crate) displacements: Vec<u16>,
    pub(crate) slots: Vec<u16>,
}

/// Up to so many keys the multiplier alone has to tell them apart.
const MOST_WITHOUT_DISPLACEMENT: usize = 64;

impl KeyTable {
    /// A table over keys of which no two are equal, each with its position.
    pub(crate) fn new(keys: &[(String, u16)]) -> Self {
        let lengths = || keys.iter().map(|(key, _)| key.len());
        let (Some(shortest), Some(longest)) = (lengths().min(), lengths().max()) else {
            return Self::empty();
        };
        let whole = !all_distinct(keys.iter().map(|(key, _)| ends_hash(key.as_bytes())).collect());
        let mut slot_count = if keys.len() <= MOST_WITHOUT_DISPLACEMENT {
            // A power of two: then the way from a hash to its slot is a shift.
            (keys.len() * 2).next_power_of_two()
        } else {
            // Nearly full, so that the table stays in the processor's cache.
            keys.len() + keys.len() / 8
        };
        let mut multipliers = Multipliers(0);
        loop {
            for multiplier in multipliers.by_ref().take(256) {
                let hashes: Vec<u64> =
                    keys.iter().map(|(key, _)| hash(key, whole, multiplier)).collect();
                if let Some((displacements, slots)) = place(keys, &hashes, multiplier, slot_count) {
                    return KeyTable { shortest, longest, whole, multiplier, displacements, slots };
                }
            }
            slot_count *= 2;
        }
    }

    /// A table that finds nothing.
    fn empty() -> Self {
        KeyTable {
            shortest: 1,
            longest: 0,
            whole: false,
            multiplier: 1,
            displacements: vec![0],
            slots: vec![0],
        }
    }
}

/// The displacements and slots for these hashes, if there are any.
fn place(
    keys: &[(String, u16)],
    hashes: &[u64],
    multiplier: u64,
    slot_count: usize,
) -> Option<(Vec<u16>, Vec<u16>)> {
    let mut slots = Slots { positions: vec![None; slot_count] };
    let displacements = if keys.len() <= MOST_WITHOUT_DISPLACEMENT {
        let placed: Vec<(u64, u16)> =
            hashes.iter().zip(keys).map(|(&hash, &(_, position))| (hash, position)).collect();
        slots.fill(&placed)?;
        vec![0]
    } else {
        displace(keys, hashes, multiplier, &mut slots)?
    };
    // An empty slot may hold any position: the key there is compared all the same.
    let slots = slots.positions.into_iter().map(|slot| slot.unwrap_or(keys[0].1)).collect();
    Some((displacements, slots))
}

/// Finds a displacement for each bucket, the fullest bucket first.
fn displace(
    keys: &[(String, u16)],
    hashes: &[u64],
    multiplier: u64,
    slots: &mut Slots,
) -> Option<Vec<u16>> {
    let bucket_count = (keys.len() / 4).next_power_of_two();
    let mut buckets: Vec<Vec<(u64, u16)>> = vec![Vec::new(); bucket_count];
    for (&hash, &(_, position)) in hashes.iter().zip(keys) {
        buckets[reduce(hash, bucket_count)].push((hash, position));
    }
    let mut order: Vec<usize> = (0..bucket_count).collect();
    order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));
    let mut displacements = vec![0; bucket_count];
    for bucket in order {
        displacements[bucket] = (0..=u16::MAX).find(|&displacement| {
            let moved: Vec<(u64, u16)> = buckets[bucket]
                .iter()
                .map(|&(hash, position)| (displaced(hash, displacement, multiplier), position))
                .collect();
            slots.fill(&moved).is_some()
        })?;
    }
    Some(displacements)
}

struct Slots {
    positions: Vec<Option<u16>>,
}

impl Slots {
    /// Fills the slots of all these hashes, or none of them if two would share one.
    fn fill(&mut self, placed: &[(u64, u16)]) -> Option<()> {
        let count = self.positions.len();
        for (index, &(hash, position)) in placed.iter().enumerate() {
            let slot = &mut self.positions[reduce(hash, count)];
            if slot.is_some() {
                for &(hash, _) in &placed[..index] {
                    self.positions[reduce(hash, count)] = None;
                }
                return None;
            }
            *slot = Some(position);
        }
        Some(())
    }
}

pub(crate) fn all_distinct(mut hashes: Vec<u64>) -> bool {
    hashes.sort_unstable();
    hashes.windows(2).all(|pair| pair[0] != pair[1])
}

/// Odd numbers without a pattern, always the same ones (SplitMix64).
struct Multipliers(u64);

impl Iterator for Multipliers {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Some(mixed ^ (mixed >> 31) | 1)
    }
}

fn hash(key: &str, whole: bool, multiplier: u64) -> u64 {
    if whole {
        whole_hash(key.as_bytes(), multiplier)
    } else {
        ends_hash(key.as_bytes()).wrapping_mul(multiplier)
    }
}

/// The hash that reads the length of a key and its first and last 8 bytes.
pub(crate) fn ends_hash(key: &[u8]) -> u64 {
    let word = match (key.first_chunk(), key.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from_le_bytes(*first).rotate_left(25) ^ u64::from_le_bytes(*last)
        }
        _ => short_word(key),
    };
    word.wrapping_add(key.len() as u64)
}

fn whole_hash(key: &[u8], multiplier: u64) -> u64 {
    let chunks = key.chunks_exact(8);
    let rest = short_word(chunks.remainder());
    let words = chunks.map(|chunk| chunk.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b)));
    words.chain([rest]).fold(key.len() as u64, |hash, word| fold(hash ^ word, multiplier))
}

fn short_word(key: &[u8]) -> u64 {
    match (key.first_chunk(), key.last_chunk()) {
        (Some(first), Some(last)) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        _ => key.iter().rev().fold(0, |word, &b| word << 8 | u64::from(b)),
    }
}

fn displaced(hash: u64, displacement: u16, multiplier: u64) -> u64 {
    let spread = u64::from(displacement).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (hash ^ (hash >> 32) ^ spread).wrapping_mul(multiplier)
}

fn reduce(hash: u64, count: usize) -> usize {
    (((hash >> 32) * count as u64) >> 32) as usize
}

fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}
