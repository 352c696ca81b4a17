// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/ExplainRequest.h"
#include "tests/flow/FlowWorld.h"
#include "ui/checker/CheckDialog.h"
#include "ui/editor/CodeEditor.h"
#include "ui/theme/Style.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace sealwright::tests {

/// The dialog in the open, requests to check with it, and its controls by their names.
struct CheckDesk
{
    FlowWorld world;
    flow::ExplainRequest explain{world.workspace, world.prepare, world.store};
    flow::KeepEnvironment keepEnvironment{world.workspace, world.store, world.random};
    models::EnvironmentChoice environments{keepEnvironment};
    std::unique_ptr<checker::CheckDialog> dialog;

    void open(const checker::CheckSubject &subject = {})
    {
        dialog = std::make_unique<checker::CheckDialog>(explain, world.inspect, world.recipes, world.clock,
                                                        environments);
        dialog->resize(1200, 760);
        dialog->openWith(subject);
        QVERIFY(QTest::qWaitForWindowExposed(dialog.get()));
        QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
    }

    /// What GitHub would have sent.
    http::Request signedBy(const char *recipeId, const char *secretText, const QByteArray &body) const
    {
        const auto recipe = world.recipes.compiled(QString::fromLatin1(recipeId));
        const base::SecretBytes secret = base::SecretBytes::copyOf(secretText);
        auto signer = recipe ? signing::Signer::create(*recipe, secret)
                             : base::Result<signing::Signer>(base::Failure(recipe.error()));
        if (!signer) {
            qFatal("no signer");
        }
        const http::Request request{"POST", "https://example.test/hook", {{"Host", "example.test"}}, body};
        const auto done = signer->sign(request, {world.clock.now(), "id_1", "nonce", {}});
        if (!done) {
            qFatal("not signed");
        }
        return done->request;
    }

    /// As it crossed the wire.
    static QByteArray raw(const http::Request &request)
    {
        QByteArray text = request.method + " /hook HTTP/1.1\r\n";
        for (const http::HeaderField &field : request.headers) {
            text.append(field.name).append(": ").append(field.value).append("\r\n");
        }
        return text.append("\r\n").append(request.body);
    }

    template<typename T = QWidget>
    T *at(const char *name) const
    {
        const auto all = dialog->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return all.isEmpty() ? nullptr : all.last();
    }

    void setMessage(const QByteArray &message) const
    {
        at<editor::CodeEditor>("message")->setBytes(message);
        Q_EMIT at<editor::CodeEditor>("message")->edited();
    }

    /// Chooses a recipe by a part of its name, typed.
    void useRecipe(const char *name, const QString &secret) const
    {
        auto *with = at<QComboBox>("credential");
        with->setCurrentIndex(with->count() - 1);
        Q_EMIT with->activated(with->currentIndex());
        at<QComboBox>("recipe")->setEditText(QString::fromLatin1(name));
        giveSecret("secret0", secret);
    }

    void giveSecret(const char *field, const QString &secret) const
    {
        auto *into = at<widgets::SecretField>(field);
        QVERIFY(into && into->isVisible());
        into->setFocus();
        QTest::keyClicks(into, secret);
    }

    void check() const
    {
        QTest::mouseClick(at<QPushButton>("check"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog->isRunning() && at("check")->isEnabled(), 20000);
    }

    QString textOf(const char *label) const
    {
        const auto *found = at<QLabel>(label);
        return found && found->isVisible() ? found->text() : QString();
    }

    QString verdict() const { return dialog->findChild<widgets::Pill *>(QStringLiteral("outcome"))->word(); }
};

} // namespace sealwright::tests
