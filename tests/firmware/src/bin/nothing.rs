//! The step `nothing`.
#![no_std]
#![no_main]

firmware::step!(nothing, 20);
