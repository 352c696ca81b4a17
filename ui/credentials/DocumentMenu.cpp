// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/credentials/DocumentMenu.h"

#include "app/flow/DocumentFile.h"
#include "app/text/Describe.h"
#include "app/text/DescribeVapi.h"
#include "ui/widgets/Dialogs.h"

#include <QClipboard>
#include <QGuiApplication>

namespace sealwright::credentials {

using widgets::Dialogs;

DocumentMenu::DocumentMenu(flow::ImportCredentials &import, const flow::ExportCredentials &exporting,
                           QWidget *parent)
    : QMenu(parent)
    , m_import(import)
    , m_export(exporting)
{
    setObjectName(QStringLiteral("documentMenu"));
    setToolTipsVisible(true);
    add(QStringLiteral("importCredentials"), tr("Import credentials…"),
        tr("Vapi's or Sealwright's credential documents; secrets in them go to where secrets live"),
        &DocumentMenu::importFile);
    add(QStringLiteral("migrateDocument"), tr("Migrate a Vapi document…"),
        tr("Turn the inline secrets of an assistant, tool or phone number into credentials"),
        &DocumentMenu::migrationWanted);
    addSeparator();
    m_ofOne = {
        add(QStringLiteral("copyVapiDocument"), tr("Copy as Vapi document"),
            tr("The credential for Vapi's API, with a placeholder for its secret"),
            &DocumentMenu::copyDocument),
        add(QStringLiteral("copyVapiCall"), tr("Copy as Vapi API call"),
            tr("The curl command that makes the credential at Vapi, with placeholders for secret and API "
               "key"),
            &DocumentMenu::copyCall),
        add(QStringLiteral("exportCredential"), tr("Export to a file…"),
            tr("The credential in Sealwright's own form, without its secret"), &DocumentMenu::exportFile),
    };
    setCredential({});
}

DocumentMenu::~DocumentMenu()
{
    *m_alive = false;
}

QAction *DocumentMenu::add(const QString &name, const QString &text, const QString &toolTip,
                           void (DocumentMenu::*action)())
{
    QAction *added = addAction(text, this, action);
    added->setObjectName(name);
    added->setToolTip(toolTip);
    return added;
}

void DocumentMenu::setCredential(const QString &id)
{
    m_credentialId = id;
    for (QAction *action : m_ofOne) {
        action->setEnabled(!id.isEmpty());
    }
}

void DocumentMenu::copyDocument()
{
    copy(flow::ExportForm::Vapi, tr("Copied as a Vapi document, with a placeholder for the secret."));
}

void DocumentMenu::copyCall()
{
    copy(flow::ExportForm::VapiCall,
         tr("Copied as a curl command. Put your API key into VAPI_API_KEY, and the secret in place of its "
            "placeholder."));
}

void DocumentMenu::copy(flow::ExportForm form, const QString &what)
{
    const auto exported = m_export.one(m_credentialId, form);
    if (!exported) {
        Q_EMIT failed(text::describe(exported.error()));
        return;
    }
    const QByteArray bytes =
        form == flow::ExportForm::VapiCall ? exported->command : base::prettyJson(exported->document);
    QGuiApplication::clipboard()->setText(QString::fromUtf8(bytes));
    QStringList sentences{what};
    for (const vapi::Note &note : exported->notes) {
        sentences.append(text::describe(note));
    }
    Q_EMIT told(sentences.join(QLatin1Char(' ')));
}

void DocumentMenu::exportFile()
{
    const auto exported = m_export.one(m_credentialId, flow::ExportForm::Sealwright);
    if (!exported) {
        Q_EMIT failed(text::describe(exported.error()));
        return;
    }
    const QByteArray bytes = base::prettyJson(exported->document);
    Dialogs::saveFile(parentWidget(), tr("Export the credential"), exported->id + QStringLiteral(".json"),
                      [this, bytes](const QString &path) {
                          if (path.isEmpty()) {
                              return;
                          }
                          const auto saved = flow::saveDocument(path, bytes, {});
                          if (saved) {
                              Q_EMIT told(tr("Exported without its secret."));
                          } else {
                              Q_EMIT failed(text::describe(saved.error()));
                          }
                      });
}

void DocumentMenu::importFile()
{
    if (m_isImporting) {
        return;
    }
    Dialogs::openFile(parentWidget(), tr("Import credentials"), [this](const QString &path) {
        if (path.isEmpty()) {
            return;
        }
        const auto bytes = flow::openDocument(path);
        if (!bytes) {
            Q_EMIT failed(text::describe(bytes.error()));
            return;
        }
        m_isImporting = true;
        run(this, m_alive, *bytes);
    });
}

QCoro::Task<> DocumentMenu::run(DocumentMenu *menu, std::shared_ptr<bool> alive, QByteArray document)
{
    auto importing = menu->m_import.run(std::move(document));
    const base::Result<flow::ImportedCredentials> outcome = co_await importing;
    if (!*alive) {
        co_return;
    }
    menu->m_isImporting = false;
    if (outcome) {
        menu->tellOutcome(*outcome);
    } else {
        Q_EMIT menu->failed(text::describe(outcome.error()));
    }
}

void DocumentMenu::tellOutcome(const flow::ImportedCredentials &outcome)
{
    QStringList lines;
    for (const flow::ImportedCredential &one : outcome.imported) {
        for (const vapi::Note &note : one.notes) {
            lines.append(one.credential.name % QStringLiteral(" – ") % text::describe(note));
        }
    }
    for (const flow::RefusedCredential &one : outcome.refused) {
        lines.append(one.pointer % QStringLiteral(" – ") % text::describe(one.error));
    }
    const auto count = static_cast<int>(outcome.imported.size());
    QString sentence = count == 1 ? tr("Imported “%1”.").arg(outcome.imported.front().credential.name)
                                  : tr("Imported %1 credentials.").arg(count);
    if (!outcome.refused.empty()) {
        sentence.append(QLatin1Char(' '))
            .append(outcome.refused.size() == 1 ? tr("One could not be used.")
                                                : tr("%1 could not be used.").arg(outcome.refused.size()));
    }
    sentence.append(QLatin1Char(' ')).append(tr("The file was left as it is."));
    if (count > 0) {
        Q_EMIT imported(outcome.imported.front().credential.id);
    }
    constexpr qsizetype kMostLines = 12;
    if (lines.size() > kMostLines) {
        const qsizetype more = lines.size() - kMostLines;
        lines = lines.first(kMostLines);
        lines.append(tr("… and %1 more").arg(more));
    }
    if (lines.isEmpty()) {
        Q_EMIT told(sentence);
    } else {
        Dialogs::tell(parentWidget(), tr("Import"), sentence, lines.join(QLatin1Char('\n')));
    }
}

} // namespace sealwright::credentials

#include "moc_DocumentMenu.cpp"
