//! In which language a file is written, as far as that matters: English, or another.

use std::collections::HashSet;
use std::sync::LazyLock;
use whatlang::{Detector, Lang};

use super::lists::VERBS;

/// The languages that are told apart: others are taken for their neighbours, which is as good.
const LANGUAGES: [Lang; 16] = [
    Lang::Eng,
    Lang::Por,
    Lang::Fra,
    Lang::Spa,
    Lang::Deu,
    Lang::Ita,
    Lang::Nld,
    Lang::Jpn,
    Lang::Cmn,
    Lang::Kor,
    Lang::Rus,
    Lang::Ukr,
    Lang::Pol,
    Lang::Swe,
    Lang::Ces,
    Lang::Tur,
];

static DETECTOR: LazyLock<Detector> =
    LazyLock::new(|| Detector::with_allowlist(LANGUAGES.to_vec()));

/// Bytes of a file that are looked at to tell its language.
const MOST: usize = 2000;
/// Letters that tell a language; fewer are a name.
const LEAST: usize = 10;
/// A text with so many different English imperatives is English, whatever its other words look like.
const VERBS_SEEN_LEAST: usize = 6;

/// Words that no other of the languages has. Where one of twenty-five is such a word, the detector need not be asked, which
/// takes longer than reading a short file.
const ENGLISH: [&str; 8] = ["the", "and", "with", "this", "that", "from", "when", "which"];

fn is_plainly_english(words: &str) -> bool {
    let (mut all, mut english) = (0, 0);
    for word in words.split(' ') {
        all += 1;
        english += usize::from(ENGLISH.contains(&word));
    }
    english >= 3 && english * 25 >= all
}

/// True when the prose is surely not English.
#[must_use]
pub(in crate::runbook) fn is_foreign(prose: &str) -> bool {
    let words = words_of(prose);
    if is_plainly_english(&words) || words.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return false;
    }
    let Some(lang) = DETECTOR.detect_lang(&words).filter(|lang| *lang != Lang::Eng) else {
        return false;
    };
    // Two neighbours are hard to tell apart, and both are no English: so only English is asked about.
    let or_english = Detector::with_allowlist(vec![Lang::Eng, lang]).detect(&words);
    let is_sure = or_english.is_some_and(|found| found.lang() == lang && found.is_reliable());
    is_sure && verbs_seen(&words) < VERBS_SEEN_LEAST
}

/// The first words of a text, without what is a name of a program, a path or a number.
fn words_of(prose: &str) -> String {
    let mut words = String::with_capacity(MOST);
    for word in prose.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic());
        let is_word = |c: char| !c.is_ascii() || c.is_ascii_alphabetic() || matches!(c, '\'' | '-');
        if bare.chars().all(is_word) {
            words.push_str(bare);
            words.push(' ');
        }
        if words.len() >= MOST {
            break;
        }
    }
    words
}

fn verbs_seen(words: &str) -> usize {
    let long = words.split(' ').filter(|word| word.len() > 3).map(str::to_lowercase);
    long.filter(|word| VERBS.contains(word.as_str())).collect::<HashSet<String>>().len()
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn a_few_sentences_tell_english_from_other_languages() {
        for foreign in [
            "Fila parada. Parar a sincronização no servidor novo. Avisar o suporte do cliente.",
            "Warteschlange steht. Schritte. Dienst stoppen. Daten sichern. Dienst starten",
            "File bloquée. Étapes. Arrêter le service. Vider la file. Redémarrer le service",
            "Cola parada. Pasos. Parar el servicio. Vaciar la cola. Iniciar el servicio",
            "Coda ferma. Passaggi. Fermare il servizio. Svuotare la coda",
            "Wachtrij staat stil. Stappen. Stop de dienst. Maak de rij leeg. Start de dienst",
            "支付服务无响应。检查监控面板。重启支付服务。",
            "決済サービスが応答しない。監視画面を確認する。",
        ] {
            assert!(is_foreign(foreign), "{foreign}");
        }
        for english in [
            "",
            "Redis failover. Sentinel reset. Restart pods. Resync replicas. Drain nginx ingress",
            "Kafka consumer lag. Scale consumers. Repartition topic",
            "There is no list of a kind that is to do here.",
            "Postgres /var/lib/postgresql eu-west-1",
            "Wait for the copy that is on the second box, and start it with the new key.",
        ] {
            assert!(!is_foreign(english), "{english}");
        }
    }
}
