//! The step `text`.
#![no_std]
#![no_main]

firmware::step!(text, 22);
