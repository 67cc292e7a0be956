//! What an assessment costs natively: `cargo bench`.
//!
//! Measured are one whole assessment of a case that was read already (an example case of Newham with 116 duties, and the
//! empty case, in which everything is still possible: the dearest there is), the same with reading the case and printing the
//! answer, the view, the loading of a pack as a browser loads it, and the reading of a pack as its author wrote it.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use homeward::view::view;
use homeward::{Case, Instant, Protocol, api, assess, bundled};

/// Dev, 16, in a Newham children's home: 116 duties, 30 questions.
const EXAMPLE: &str = include_str!("example.json");
const AS_OF: &str = "2026-11-19T02:00:00Z";

fn benchmarks(criterion: &mut Criterion) {
    let Some(json) = bundled::json("newham") else { return };
    let Ok(protocol) = Protocol::parse(&json) else { return };
    let Ok(as_of) = Instant::parse(AS_OF) else { return };
    for (name, text) in [("example", EXAMPLE), ("empty case", "{}")] {
        let Ok(case) = Case::read(protocol.vocabulary(), text, as_of) else { return };
        criterion.bench_function(&format!("assess, {name}"), |bencher| bencher.iter(|| assess(&protocol, black_box(&case), as_of)));
        criterion.bench_function(&format!("assess from text to text, {name}"), |bencher| {
            bencher.iter(|| api::assess_text(&protocol, black_box(text), AS_OF))
        });
        criterion.bench_function(&format!("view, {name}"), |bencher| bencher.iter(|| view(&protocol, black_box(&case), as_of)));
    }
    criterion
        .bench_function("read the example case", |bencher| bencher.iter(|| Case::read(protocol.vocabulary(), black_box(EXAMPLE), as_of)));
    criterion.bench_function("load Newham's pack from JSON", |bencher| bencher.iter(|| Protocol::parse(black_box(&json))));
    criterion.bench_function("lint Newham's pack from TOML", |bencher| bencher.iter(|| bundled::read(black_box("newham"))));
}

criterion_group!(benches, benchmarks);
criterion_main!(benches);
