// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Dialogs.h"

#include "ui/theme/Fonts.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Style.h"
#include "ui/widgets/PassphraseDialog.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QBoxLayout>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>

namespace sealwright::widgets {
namespace {

std::optional<Dialogs::Answer> s_nextAnswer;
std::optional<QString> s_nextText;
std::optional<QString> s_nextFileName;
std::optional<QByteArray> s_nextPassphrase;
QString s_lastSentence;

QDialog *makeDialog(QWidget *parent, const QString &title)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("dialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(visibleText(title));
    dialog->setWindowModality(parent ? Qt::WindowModal : Qt::ApplicationModal);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(theme::kGap);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    return dialog;
}

PlainLabel *addSentence(QDialog *dialog, const QString &text, bool detail = false)
{
    auto *label = detail ? new HintLabel(text) : new PlainLabel(text);
    label->setWordWrap(true);
    label->setFixedWidth(420);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setObjectName(detail ? QStringLiteral("detail") : QStringLiteral("sentence"));
    dialog->layout()->addWidget(label);
    return label;
}

QPushButton *addButton(QHBoxLayout *row, const QString &objectName, const QString &text)
{
    auto *button = new QPushButton(visibleText(text));
    nameControl(button, objectName, text);
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

} // namespace

void Dialogs::ask(QWidget *parent, const Question &question, std::function<void(Answer)> then)
{
    s_lastSentence = question.sentence;
    if (s_nextAnswer) {
        then(*std::exchange(s_nextAnswer, std::nullopt));
        return;
    }
    QDialog *dialog = makeDialog(parent, question.title);
    auto *title = addSentence(dialog, question.title);
    title->setFont(theme::boldFont());
    addSentence(dialog, question.sentence);
    if (!question.detail.isEmpty()) {
        addSentence(dialog, question.detail, true);
    }
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *other =
        question.other.isEmpty() ? nullptr : addButton(row, QStringLiteral("other"), question.other);
    QPushButton *reject = addButton(row, QStringLiteral("reject"), QObject::tr("Cancel"));
    QPushButton *accept = addButton(row, QStringLiteral("accept"), question.accept);
    static_cast<QVBoxLayout *>(dialog->layout())->addSpacing(theme::kGap);
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(row);
    if (question.danger == Danger::Yes) {
        // What cannot be undone is never one Enter away.
        reject->setDefault(true);
        reject->setFocus();
    } else {
        theme::makeAccent(accept);
        accept->setDefault(true);
        accept->setFocus();
    }
    constexpr int kOther = 2;
    if (other) {
        QObject::connect(other, &QPushButton::clicked, dialog, [dialog] { dialog->done(kOther); });
    }
    QObject::connect(reject, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(accept, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::finished, parent ? parent : dialog,
                     [then = std::move(then)](int result) {
                         then(result == QDialog::Accepted ? Answer::Accept
                              : result == kOther          ? Answer::Other
                                                          : Answer::Reject);
                     });
    dialog->show();
}

void Dialogs::tell(QWidget *parent, const QString &title, const QString &sentence, const QString &detail,
                   std::function<void()> then)
{
    s_lastSentence = sentence;
    if (s_nextAnswer) {
        s_nextAnswer.reset();
        if (then) {
            then();
        }
        return;
    }
    QDialog *dialog = makeDialog(parent, title);
    addSentence(dialog, title)->setFont(theme::boldFont());
    addSentence(dialog, sentence);
    if (!detail.isEmpty()) {
        addSentence(dialog, detail, true);
    }
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *close = addButton(row, QStringLiteral("close"), QObject::tr("Close"));
    static_cast<QVBoxLayout *>(dialog->layout())->addSpacing(theme::kGap);
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(row);
    close->setDefault(true);
    close->setFocus();
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::accept);
    if (then) {
        QObject::connect(dialog, &QDialog::finished, parent ? parent : dialog, std::move(then));
    }
    dialog->show();
}

void Dialogs::askText(QWidget *parent, const QString &title, const QString &label, const QString &initial,
                      std::function<void(std::optional<QString>)> then)
{
    s_lastSentence = label;
    if (s_nextText) {
        then(std::exchange(s_nextText, std::nullopt));
        return;
    }
    QDialog *dialog = makeDialog(parent, title);
    addSentence(dialog, title)->setFont(theme::boldFont());
    addSentence(dialog, label);
    auto *field = new QLineEdit(initial);
    nameControl(field, QStringLiteral("text"), label);
    field->selectAll();
    dialog->layout()->addWidget(field);
    auto *row = new QHBoxLayout;
    row->addStretch();
    QPushButton *reject = addButton(row, QStringLiteral("reject"), QObject::tr("Cancel"));
    QPushButton *accept = addButton(row, QStringLiteral("accept"), QObject::tr("OK"));
    theme::makeAccent(accept);
    accept->setDefault(true);
    static_cast<QVBoxLayout *>(dialog->layout())->addSpacing(theme::kGap);
    static_cast<QVBoxLayout *>(dialog->layout())->addLayout(row);
    const auto usable = [field, accept] { accept->setEnabled(!field->text().trimmed().isEmpty()); };
    usable();
    QObject::connect(field, &QLineEdit::textChanged, accept, usable);
    QObject::connect(reject, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(accept, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::finished, parent ? parent : dialog,
                     [field, then = std::move(then)](int result) {
                         then(result == QDialog::Accepted ? std::optional(field->text()) : std::nullopt);
                     });
    field->setFocus();
    dialog->show();
}

namespace {

void chooseFile(QWidget *parent, QFileDialog::AcceptMode mode, const QString &title, const QString &suggested,
                std::function<void(QString)> then)
{
    if (s_nextFileName) {
        then(*std::exchange(s_nextFileName, std::nullopt));
        return;
    }
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    if (!suggested.isEmpty()) {
        dialog->selectFile(suggested);
    }
    QObject::connect(dialog, &QFileDialog::finished, parent ? parent : dialog,
                     [dialog, then = std::move(then)](int result) {
                         then(result == QDialog::Accepted ? dialog->selectedFiles().value(0) : QString());
                     });
    dialog->show();
}

} // namespace

void Dialogs::openFile(QWidget *parent, const QString &title, std::function<void(QString)> then)
{
    chooseFile(parent, QFileDialog::AcceptOpen, title, {}, std::move(then));
}

void Dialogs::saveFile(QWidget *parent, const QString &title, const QString &suggested,
                       std::function<void(QString)> then)
{
    chooseFile(parent, QFileDialog::AcceptSave, title, suggested, std::move(then));
}

void Dialogs::askPassphrase(QWidget *parent, const PassphraseRequest &request,
                            std::function<void(std::optional<base::SecretBytes>)> then)
{
    s_lastSentence = request.sentence;
    if (s_nextPassphrase) {
        QByteArray prepared = *std::exchange(s_nextPassphrase, std::nullopt);
        then(prepared.isEmpty() ? std::nullopt : std::optional(base::SecretBytes::take(std::move(prepared))));
        return;
    }
    auto *dialog = new PassphraseDialog(request, parent);
    QObject::connect(
        dialog, &QDialog::finished, parent ? parent : dialog, [dialog, then = std::move(then)](int result) {
            then(result == QDialog::Accepted ? std::optional(dialog->takePassphrase()) : std::nullopt);
        });
    dialog->show();
}

void Dialogs::setNextPassphrase(const QByteArray &passphrase)
{
    s_nextPassphrase = passphrase;
}

void Dialogs::setNextAnswer(Answer answer)
{
    s_nextAnswer = answer;
}

void Dialogs::setNextText(const QString &text)
{
    s_nextText = text;
}

void Dialogs::setNextFileName(const QString &path)
{
    s_nextFileName = path;
}

QString Dialogs::lastSentence()
{
    return s_lastSentence;
}

} // namespace sealwright::widgets
