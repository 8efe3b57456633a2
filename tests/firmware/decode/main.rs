//! Writes out what a firmware logged with defmt: `decode FIRMWARE < FRAMES`.

use std::error::Error;
use std::io::Read;

use defmt_decoder::{DecodeError, Table};

fn main() -> Result<(), Box<dyn Error>> {
    let firmware = std::env::args().nth(1).ok_or("usage: decode FIRMWARE < FRAMES")?;
    let table = Table::parse(&std::fs::read(firmware)?)?.ok_or("the firmware logs nothing")?;
    let mut frames = Vec::new();
    std::io::stdin().read_to_end(&mut frames)?;
    let mut decoder = table.new_stream_decoder();
    decoder.received(&frames);
    loop {
        match decoder.decode() {
            Ok(frame) => println!("{}", frame.display_message()),
            Err(DecodeError::UnexpectedEof) => return Ok(()),
            Err(DecodeError::Malformed) => return Err("malformed frame".into()),
        }
    }
}
