// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/FetchAccessToken.h"
#include "tests/flow/FlowWorld.h"
#include "tests/support/FakeSender.h"
#include "tests/support/FakeUsageStore.h"
#include "ui/credentials/CredentialTable.h"
#include "ui/credentials/CredentialsPage.h"
#include "ui/theme/Style.h"
#include "ui/widgets/MarkedText.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/SecretField.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTest>

namespace sealwright::tests {

/// The page in a window, and its controls by their names.
struct CredentialsDesk
{
    FlowWorld world;
    FakeSender sender;
    oauth::TokenCache tokens{sender, world.clock, world.random};
    flow::FetchAccessToken fetch{world.prepare, world.store, tokens};
    FakeUsageStore uses;
    flow::UsageLog usage{uses};
    flow::RotationReminder reminder{world.workspace};
    flow::SendRequest send{world.prepare, sender, world.clock, world.random, &usage};
    flow::TestOverlap overlap{world.prepare, send};
    flow::KeepRequest requests{world.workspace};
    flow::KeepEnvironment keepEnvironment{world.workspace, world.store, world.random};
    models::EnvironmentChoice environments{keepEnvironment};
    workspace::KnownWorkspaces known{world.home.filePath(QStringLiteral("known"))};
    workspace::Unfinished unfinished{world.home.filePath(QStringLiteral("unfinished")),
                                     world.workspace.folder(), known};
    flow::OrphanedSecrets orphans{world.workspace, world.store, known, unfinished, world.keep};
    std::unique_ptr<flow::WatchCredentials> watch;
    std::unique_ptr<credentials::CredentialsPage> page;

    void open()
    {
        watch = std::make_unique<flow::WatchCredentials>(world.workspace);
        page = std::make_unique<credentials::CredentialsPage>(
            world.keep, world.inspect, world.recipes, fetch, world.clock,
            credentials::CareFlows{usage, reminder, overlap, requests, *watch, environments, orphans});
        page->resize(1200, 800);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(page.get()));
    }

    template<typename T = QWidget>
    T *at(const char *name) const
    {
        // Fields that were replaced live until the event loop turns; the last one made is the one that is
        // seen.
        const auto all = page->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible()) {
                return one;
            }
        }
        return all.isEmpty() ? nullptr : all.last();
    }

    void startNew(const char *preset)
    {
        auto *menu = page->findChild<QMenu *>(QStringLiteral("newCredentialMenu"));
        Q_EMIT menu->aboutToShow();
        auto *action = page->findChild<QAction *>(QString(QLatin1String("new_") % QLatin1String(preset)));
        QVERIFY2(action, preset);
        action->trigger();
    }

    void type(const char *field, const QString &text)
    {
        auto *edit = at<QLineEdit>(field);
        QVERIFY2(edit && edit->isVisible(), field);
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    void typeSecret(const QString &text)
    {
        auto *field = at<widgets::SecretField>("secret");
        QVERIFY(field && field->isVisible());
        field->setFocus();
        QTest::keyClicks(field, text);
    }

    void choose(const char *field, const char *value)
    {
        auto *combo = at<QComboBox>(field);
        QVERIFY2(combo && combo->isVisible(), field);
        const int index = combo->findData(QByteArray(value));
        QVERIFY2(index >= 0, value);
        combo->setCurrentIndex(index);
    }

    void click(const char *button)
    {
        auto *found = at<QPushButton>(button);
        QVERIFY2(found && found->isVisible() && found->isEnabled(), button);
        QTest::mouseClick(found, Qt::LeftButton);
    }

    QByteArray preview() const { return at<widgets::MarkedText>("preview")->bytes(); }

    QString hintOf(const char *field) const
    {
        const auto *hint = at<widgets::PlainLabel>(QByteArray(field).append("Hint").constData());
        return hint != nullptr && hint->isVisible() ? hint->text() : QString();
    }

    bool isInvalid(const char *field) const { return theme::isMarkedInvalid(at(field)); }

    credentials::CredentialTable *table() const
    {
        return at<credentials::CredentialTable>("credentialTable");
    }

    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    void choseRow(int row)
    {
        table()->setFocus();
        table()->setCurrentIndex(table()->model()->index(row, 0));
    }

    QString shownPanel() const
    {
        for (const char *name : {"editor", "brokenFile", "nothingSelected"}) {
            if (at(name)->isVisible()) {
                return QString::fromLatin1(name);
            }
        }
        return {};
    }
};

} // namespace sealwright::tests
