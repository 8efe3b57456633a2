//! In which order texts are asked for.

/// The order of a group.
#[derive(Clone, Copy, Debug)]
pub enum Order {
    /// Another order in each round, so long that no branch predictor learns it.
    Random { length: usize },
    /// One order, random too, round after round: after some of them it is learned.
    Repeated { length: usize },
}

impl Order {
    /// How many texts a round has.
    #[must_use]
    pub fn length(self) -> usize {
        match self {
            Order::Random { length } | Order::Repeated { length } => length,
        }
    }
}

/// The texts of one round after the other, always the same ones.
pub struct Rounds<'a> {
    texts: &'a [&'static str],
    order: Order,
    state: u64,
    round: Vec<&'static str>,
}

impl<'a> Rounds<'a> {
    pub(crate) fn new(texts: &'a [&'static str], order: Order) -> Self {
        Rounds { texts, order, state: 1, round: Vec::with_capacity(order.length()) }
    }

    /// The texts of the next round.
    pub fn next_round(&mut self) -> &[&'static str] {
        if self.round.is_empty() || matches!(self.order, Order::Random { .. }) {
            self.round.clear();
            for _ in 0..self.order.length() {
                let text = self.texts[self.number() % self.texts.len()];
                self.round.push(text);
            }
        }
        &self.round
    }

    fn number(&mut self) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) as usize
    }
}
