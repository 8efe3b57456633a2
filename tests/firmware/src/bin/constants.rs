//! The step `constants`.
#![no_std]
#![no_main]

firmware::step!(constants, 20);
