//! Runbooks that are not written in English: numbered lists under a known heading are steps.

use super::{read, texts};

/// The heading that asks, three steps, and the heading that describes.
const PAGES: [(&str, &str, [&str; 3], &str); 8] = [
    (
        "Fila parada",
        "Procedimento",
        ["Parar a cópia no servidor novo.", "Iniciar a aplicação.", "Avisar o suporte."],
        "Sintomas",
    ),
    (
        "Cola parada",
        "Pasos",
        ["Parar el servicio.", "Vaciar la cola de pedidos.", "Avisar al equipo."],
        "Síntomas",
    ),
    (
        "File bloquée",
        "Étapes",
        ["Arrêter le service.", "Vider la file d'attente.", "Prévenir l'équipe."],
        "Symptômes",
    ),
    (
        "Warteschlange steht",
        "Vorgehen",
        ["Dienst auf beiden Servern stoppen.", "Warteschlange leeren.", "Team benachrichtigen."],
        "Symptome",
    ),
    (
        "Coda ferma",
        "Procedura",
        ["Fermare il servizio.", "Svuotare la coda.", "Avvisare la squadra."],
        "Sintomi",
    ),
    (
        "Wachtrij staat stil",
        "Stappen",
        ["Stop de dienst op beide servers.", "Maak de wachtrij leeg.", "Waarschuw het team."],
        "Symptomen",
    ),
    (
        "キューが停止した",
        "復旧手順",
        ["監視画面を確認する。", "サービスを再起動する。", "担当者に連絡する。"],
        "症状",
    ),
    ("队列停止", "处理步骤", ["检查监控面板。", "重启支付服务。", "通知负责人。"], "现象"),
];

#[test]
fn a_numbered_list_under_a_heading_that_asks_is_one_of_steps() {
    for (title, asks, steps, describes) in PAGES {
        let list: String = (1..).zip(steps).map(|(n, step)| format!("{n}. {step}\n")).collect();
        let runbook =
            read(&format!("# {title}\n\n## {describes}\n\n1. {}\n\n## {asks}\n\n{list}", steps[0]));
        assert_eq!(texts(&runbook), steps, "{title}");
        assert!(runbook.steps().all(|(_, step)| !step.suggested), "{title}");
        let boxes: String = steps.iter().map(|step| format!("- [ ] {step}\n")).collect();
        assert_eq!(texts(&read(&format!("# {title}\n\n## {asks}\n\n{boxes}"))), steps, "{title}");
    }
}

#[test]
fn without_a_heading_that_asks_it_is_suggested() {
    let runbook = read(
        "# Site fora do ar\n\n## Servidor novo\n\n1. Parar a sincronização no servidor novo.\n2. Promover a cópia do segundo site.\n3. Avisar o suporte do cliente.\n",
    );
    assert_eq!(runbook.steps().filter(|(_, step)| step.suggested).count(), 3);
}
