//! The step `typed_text`.
#![no_std]
#![no_main]

firmware::step!(typed_text);
