//! The step `maps`.
#![no_std]
#![no_main]

firmware::step!(maps, 40);
