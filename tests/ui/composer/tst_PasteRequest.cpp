// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flow/KeepRequest.h"
#include "tests/flow/SendWorld.h"
#include "ui/composer/RequestEditor.h"
#include "ui/composer/SendPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Dialogs.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTreeWidget>

using namespace sealwright;
using widgets::Dialogs;

class TestPasteRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_world = std::make_unique<tests::SendWorld>();
        m_twins = std::make_unique<flow::SendTwins>(m_world->send);
        m_keep = std::make_unique<flow::KeepRequest>(m_world->workspace);
        m_keepEnvironment =
            std::make_unique<flow::KeepEnvironment>(m_world->workspace, m_world->store, m_world->random);
        m_environments = std::make_unique<models::EnvironmentChoice>(*m_keepEnvironment);
        m_page = std::make_unique<composer::SendPage>(
            m_world->send, *m_twins, *m_keep, m_world->inspect, m_world->recipes, *m_environments,
            [](const QString &) -> QCoro::Task<base::Result<QString>> { co_return QString(); });
        m_page->reload();
        m_page->show();
    }

    void cleanup()
    {
        m_page.reset();
        m_environments.reset();
        m_keepEnvironment.reset();
        m_keep.reset();
        m_twins.reset();
        m_world.reset();
    }

    void makesANewRequestAndSaysWhatWasLeftOut()
    {
        paste("curl -k 'https://h.test/x?a=1' -X PATCH -H 'X-A: b' -H 'Host: other' -d '{\"a\":1}' | jq .");
        QCOMPARE(child<QLineEdit>("url")->text(), QStringLiteral("https://h.test/x?a=1"));
        auto *editor = m_page->findChild<composer::RequestEditor *>();
        QCOMPARE(editor->body(), QByteArray("{\"a\":1}"));
        const std::vector<workspace::HeaderRow> expected{
            {"X-A", "b", true}, {"Content-Type", "application/x-www-form-urlencoded", true}};
        QCOMPARE(editor->headers(), expected);
        auto *banner = child<widgets::Banner>("trouble");
        QVERIFY(banner->isVisible());
        QVERIFY(banner->sentence().contains(QLatin1String("--insecure is left out")));
        QVERIFY(m_page->hasUnsaved());
    }

    void asksAboutSecretsAndLeavesThemOut()
    {
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        paste("curl https://h.test/ -H 'Authorization: Bearer s3cret' -H 'X-Api-Key: k3y' -H 'X-A: b'");
        QVERIFY(Dialogs::lastSentence().startsWith(QLatin1String("Authorization, X-Api-Key")));
        QVERIFY(!Dialogs::lastSentence().contains(QLatin1String("s3cret")));
        const std::vector<workspace::HeaderRow> expected{{"X-A", "b", true}};
        QCOMPARE(m_page->findChild<composer::RequestEditor *>()->headers(), expected);
    }

    void keepsASecretWhenTheUserSaysSo()
    {
        Dialogs::setNextAnswer(Dialogs::Answer::Other);
        paste("curl https://h.test/ -u me:pw");
        const std::vector<workspace::HeaderRow> expected{{"Authorization", "Basic bWU6cHc=", true}};
        QCOMPARE(m_page->findChild<composer::RequestEditor *>()->headers(), expected);
        Dialogs::setNextAnswer(Dialogs::Answer::Reject);
        paste("curl https://other.test/ -u me:pw");
        QCOMPARE(child<QLineEdit>("url")->text(), QStringLiteral("https://h.test/")); // nothing happened
    }

    void saysWhyThereIsNoRequest()
    {
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        paste("curl 'https://h.test/");
        QVERIFY(Dialogs::lastSentence().contains(QLatin1String("line 1, column 6")));
        QVERIFY(!m_page->hasUnsaved());
        Dialogs::setNextAnswer(Dialogs::Answer::Accept);
        paste("");
        QVERIFY(!m_page->hasUnsaved());
    }

private:
    void paste(const char *text)
    {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
        m_page->pasteRequest();
    }

    template<typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }

    std::unique_ptr<tests::SendWorld> m_world;
    std::unique_ptr<flow::SendTwins> m_twins;
    std::unique_ptr<flow::KeepRequest> m_keep;
    std::unique_ptr<flow::KeepEnvironment> m_keepEnvironment;
    std::unique_ptr<models::EnvironmentChoice> m_environments;
    std::unique_ptr<composer::SendPage> m_page;
};

QTEST_MAIN(TestPasteRequest)
#include "tst_PasteRequest.moc"
