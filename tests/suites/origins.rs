//! Copies of reports share an origin with their source, however they were cut and edited.

use rapporteur_tests::{plant, root, texts};

/// Two reports of one event by different papers that quote the same speech.
const PAPERS: [&str; 2] = [
    "Grain fund opens its books to the coast\n\n\
     ASHPORT, June 4 (Harbour Wire) - The World Grain Fund will show its books to the seven states of the coast, its director said on Wednesday, after a night of argument that had threatened to end the conference.\n\n\
     Delegates of four states had packed their bags when the chairman called them back and put a page of handwritten terms before them.\n\n\
     \"We have nothing to hide and a great deal to lose, and so we will open every ledger to whoever asks for it,\" the director, Ana Ruiz, told reporters on the steps of the customs house.\n\n\
     Under the terms the fund keeps the right to set the price of seed, which the northern states had wanted to take away, but must give notice of a change two months ahead.\n\n\
     The delegation of Westmark, the largest buyer of grain on the coast, did not vote and left the hall without a word to the press.\n\n\
     Harvests have failed in three of the past five years, and the price of bread in the harbour towns has doubled since the spring before last.\n",
    "Seven states may look into the ledgers\n\n\
     By Tom Lee\n\n\
     4 June 2031\n\n\
     Officials from along the coast won a promise on Wednesday that they had sought for a decade: whoever pays into the grain fund may read its accounts.\n\n\
     It took until four in the morning, and two delegations had to be fetched from the railway station, according to people who were in the room.\n\n\
     \"We have nothing to hide and a great deal to lose, and so we will open every ledger to whoever asks for it,\" Ana Ruiz said when the doors of the customs house opened.\n\n\
     Farmers outside the building were less impressed. What matters to them is what seed costs in March, and on that the fund gave up very little, several of them said.\n\n\
     Westmark abstained. Its minister was seen boarding a ferry before the closing statement had been read out.\n",
];

#[test]
fn copies_of_two_papers_stay_two_voices() {
    plant(&PAPERS.map(str::to_owned), 2);
}

#[test]
fn copies_of_the_sample_reports_raise_no_count() {
    let sources = texts(&root().join("data/reports"));
    assert_eq!(sources.len(), 7);
    // The relay and the agency that it names share an origin.
    plant(&sources, 6);
}
