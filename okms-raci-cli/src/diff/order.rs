//! What stands in another order.

/// The positions in the sequence of the fewest items without which it ascends.
pub(super) fn out_of_order(sequence: &[usize]) -> Vec<usize> {
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
