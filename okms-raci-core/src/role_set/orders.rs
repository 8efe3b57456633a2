//! Names of role sets whose letters stand in another order. Without them the compiler would offer a set that lacks a
//! letter: `R` for `AR`.

/// Other orders of the letters of each set, deprecated with what to write; called beside the sets, so that the compiler
/// shows no other path.
macro_rules! orders {
    () => {
        orders! {
            RA "the letters stand in the order R, A, C, I: write `RA`": AR;
            RC "the letters stand in the order R, A, C, I: write `RC`": CR;
            AC "the letters stand in the order R, A, C, I: write `AC`": CA;
            RI "the letters stand in the order R, A, C, I: write `RI`": IR;
            AI "the letters stand in the order R, A, C, I: write `AI`": IA;
            CI "the letters stand in the order R, A, C, I: write `CI`": IC;
            RAC "the letters stand in the order R, A, C, I: write `RAC`": RCA ARC ACR CRA CAR;
            RAI "the letters stand in the order R, A, C, I: write `RAI`": RIA ARI AIR IRA IAR;
            RCI "the letters stand in the order R, A, C, I: write `RCI`": RIC CRI CIR IRC ICR;
            ACI "the letters stand in the order R, A, C, I: write `ACI`": AIC CAI CIA IAC ICA;
            RACI "the letters stand in the order R, A, C, I: write `RACI`":
                RAIC RCAI RCIA RIAC RICA ARCI ARIC ACRI ACIR AIRC AICR CRAI CRIA CARI CAIR CIRA CIAR IRAC IRCA
                IARC IACR ICRA ICAR;
        }
    };
    ($($set:ident $note:literal: $($order:ident)+;)+) => {
        impl RoleSet {
            $($(
                #[doc(hidden)]
                #[deprecated(note = $note)]
                pub const $order: RoleSet = RoleSet::$set;
            )+)+
        }
    };
}
