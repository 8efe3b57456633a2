//! Runs one candidate of one group some rounds, for tools that count instructions.

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [group, candidate, rounds] = &arguments[..] else {
        eprintln!("usage: once GROUP CANDIDATE ROUNDS");
        return ExitCode::FAILURE;
    };
    let groups = okms_raci_benches::groups();
    let found = groups.iter().find(|known| known.name == group).and_then(|group| {
        Some((group, group.candidates.iter().find(|known| known.name == candidate)?))
    });
    let (Some((group, candidate)), Ok(rounds)) = (found, rounds.parse::<usize>()) else {
        eprintln!("there is no such group or candidate, or that is no number");
        return ExitCode::FAILURE;
    };
    let mut order = group.rounds();
    let round = order.next_round();
    let round = &round[..okms_raci_benches::counted(group)];
    let sum: usize = (0..rounds).map(|_| (candidate.run)(round)).sum();
    println!("{sum}");
    ExitCode::SUCCESS
}
