//! Times of all lookups, by criterion.

use std::time::Duration;

use criterion::{Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default()
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    for group in okms_raci_benches::groups() {
        let mut bench = criterion.benchmark_group(group.name);
        bench.throughput(Throughput::Elements(group.texts.len() as u64));
        for candidate in group.candidates {
            bench.bench_function(candidate.name, |b| {
                b.iter(|| (candidate.run)(std::hint::black_box(&group.texts)));
            });
        }
    }
    criterion.final_summary();
}
