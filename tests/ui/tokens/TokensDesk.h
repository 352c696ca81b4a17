// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeSender.h"
#include "tests/support/TestKeys.h"
#include "ui/editor/CodeEditor.h"
#include "ui/theme/Theme.h"
#include "ui/tokens/NoteList.h"
#include "ui/tokens/TokensPage.h"
#include "ui/widgets/Dialogs.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/SecretField.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

namespace sealwright::tests {

/// The Tokens page in a world where nothing is real but the keys.
struct TokensDesk : FlowWorld
{
    static constexpr const char *kSecret = "0123456789abcdef0123456789abcdef";

    FakeSender sender;
    flow::MintToken mintToken{clock, random};
    flow::MintDraft mint{mintToken, prepare, clock};
    flow::DecodeToken decode{clock};
    flow::VerifyToken verify{sender};
    flow::VerifyWithCredential verifyWith{prepare};
    std::unique_ptr<tokens::TokensPage> page;

    void open()
    {
        page = std::make_unique<tokens::TokensPage>(
            tokens::TokenFlows{mint, {decode, verify, verifyWith, inspect, clock}});
        page->resize(1204, 774);
        page->show();
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    template<typename T>
    T *find(const char *name) const
    {
        T *const found = page->findChild<T *>(QLatin1String(name));
        if (found == nullptr) {
            qFatal("no %s on the page", name);
        }
        return found;
    }

    static void click(QWidget *button)
    {
        // A check box takes clicks on its box and text, not on the blank behind them.
        const bool isBox = qobject_cast<QCheckBox *>(button) != nullptr;
        const QPoint where = isBox ? QPoint(8, button->height() / 2) : button->rect().center();
        QTest::mouseClick(button, Qt::LeftButton, {}, where);
    }

    void act() const { click(find<QPushButton>("act")); }

    void choose(const char *combo, const QString &id) const
    {
        auto *box = find<QComboBox>(combo);
        const int index = box->findData(id);
        if (index < 0) {
            qFatal("no such choice in %s", combo);
        }
        box->setFocus();
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    /// As a user pastes it.
    void pasteSecret(const char *field, const QByteArray &text) const
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        auto *secretField = find<widgets::SecretField>(field);
        secretField->clear();
        secretField->paste();
    }

    void pasteInto(const char *field, const QByteArray &text) const
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        auto *edit = find<QPlainTextEdit>(field);
        edit->selectAll();
        edit->paste();
    }

    void setClaims(const QByteArray &claims) const
    {
        auto *editor = find<editor::CodeEditor>("claims");
        editor->setBytes(claims);
        Q_EMIT editor->edited();
    }

    void type(const char *field, const QString &text) const { find<QLineEdit>(field)->setText(text); }

    QByteArray text(const char *name) const { return find<widgets::MarkedText>(name)->bytes(); }

    /// The sentence under a field, or nothing.
    QString hint(const char *control) const
    {
        const auto *label = find<QLabel>(QByteArray(QByteArray(control) + "Hint").constData());
        return label->isVisible() ? label->text() : QString();
    }

    QString label(const char *name) const
    {
        const auto *found = find<QLabel>(name);
        return found->isVisible() ? found->text() : QString();
    }

    QByteArray minted() const { return text("mintedToken"); }

    void showDecode(const QByteArray &token = {}) const
    {
        page->showDecode();
        if (!token.isEmpty()) {
            pasteInto("token", token);
        }
    }

    QString verdict() const { return find<widgets::Pill>("verdict")->word(); }

    QString code() const { return find<QLabel>("verdictCode")->text(); }

    QStringList codes(const char *list) const
    {
        QStringList codes;
        for (const tokens::Note &note : find<tokens::NoteList>(list)->notes()) {
            codes.append(note.code);
        }
        return codes;
    }

    QString file(const QString &name, const QByteArray &content) const
    {
        const QString path = home.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("the file could not be written");
        }
        return path;
    }

    static credential::Credential jwtCredential(const QString &name, const char *claims)
    {
        credential::Credential credential;
        credential.name = name;
        credential::JwtFields fields;
        fields.claims = claims;
        credential.fields = fields;
        return credential;
    }

    /// One that HS256 and kSecret made.
    QByteArray token(const QByteArray &claims, const char *secretText = kSecret) const
    {
        flow::MintOrder order;
        order.key = secret(secretText);
        order.content.claims = *base::parseJson(claims);
        order.content.issuedAt = false;
        return mintToken.run(order)->token;
    }
};

} // namespace sealwright::tests
