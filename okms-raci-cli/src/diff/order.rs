//! Items in another order.

/// An item in another place among those of both matrices.
pub(super) struct Reordered {
    /// In the new matrix.
    pub(super) position: usize,
    /// Among its siblings, from 1.
    pub(super) places: [usize; 2],
}

/// `pairs` are positions in the new matrix, which ascend, and in the old one.
pub(super) fn reordered(pairs: &[(usize, usize)]) -> Vec<Reordered> {
    let sequence: Vec<usize> = pairs.iter().map(|(_, old)| *old).collect();
    let mut sorted = sequence.clone();
    sorted.sort_unstable();
    let moved = out_of_order(&sequence).into_iter().map(|place| Reordered {
        position: pairs[place].0,
        places: [sorted.partition_point(|old| *old < sequence[place]) + 1, place + 1],
    });
    moved.collect()
}

/// The positions of the fewest items whose removal leaves the sequence ascending.
fn out_of_order(sequence: &[usize]) -> Vec<usize> {
    // By length, the position of the least item that such an ascending sequence ends with.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(sequence.len());
    for (position, item) in sequence.iter().enumerate() {
        let length = ends.partition_point(|end| sequence[*end] < *item);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        ends.truncate(ends.len().max(length));
        match ends.get_mut(length) {
            Some(end) => *end = position,
            None => ends.push(position),
        }
    }
    let mut is_kept = vec![false; sequence.len()];
    let mut next = ends.last().copied();
    while let Some(position) = next {
        is_kept[position] = true;
        next = before[position];
    }
    (0..sequence.len()).filter(|position| !is_kept[*position]).collect()
}

#[cfg(test)]
mod tests {
    use super::out_of_order;

    #[test]
    fn the_fewest_items_moved() {
        assert_eq!(out_of_order(&[]), [0; 0]);
        assert_eq!(out_of_order(&[0, 1, 2]), [0; 0]);
        assert_eq!(out_of_order(&[3, 0, 1, 2]), [0]);
        assert_eq!(out_of_order(&[1, 2, 3, 0]), [3]);
        assert_eq!(out_of_order(&[1, 0]), [0]);
        assert_eq!(out_of_order(&[2, 1, 0]), [0, 1]);
    }
}
