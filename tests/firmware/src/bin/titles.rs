//! The step `titles`.
#![no_std]
#![no_main]

firmware::step!(titles, 23);
