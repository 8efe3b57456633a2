use okms_raci::Activity;
use okms_raci::typed::InformedOf;

fn tell<P: InformedOf<Activity>>() {}

fn main() {}

//> fn tell<P: InformedOf<okms_raci::typed::KeepServiceLogs>>() {}
