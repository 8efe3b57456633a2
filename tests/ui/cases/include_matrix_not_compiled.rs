okms_raci::include_matrix!(backup);

fn main() {
    println!("{}", backup::Activity::ALL[0].title());
}

//> okms_raci::include_matrix!(tea);
//> at :4:    println!("{}", tea::Activity::ALL[0].title());
