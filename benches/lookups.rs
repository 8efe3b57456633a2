//! Times of all lookups, by criterion.

use std::time::Duration;

use criterion::{BatchSize, Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for group in okms_raci_benches::groups() {
        let mut bench = criterion.benchmark_group(group.name);
        bench.throughput(Throughput::Elements(group.order.length() as u64));
        for candidate in &group.candidates {
            let mut rounds = group.rounds();
            bench.bench_function(candidate.name, |b| {
                b.iter_batched(
                    || rounds.next_round().to_vec(),
                    |round| (candidate.run)(&round),
                    BatchSize::PerIteration,
                );
            });
        }
    }
    criterion.final_summary();
}
