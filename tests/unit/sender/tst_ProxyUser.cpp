// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sender/ProxyUser.h"

#include <QTest>

using namespace sealwright;

class TestProxyUser : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void leavesTheUserOut_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *proxy, const char *shown) {
            QTest::newRow(proxy) << QString::fromLatin1(proxy) << QString::fromLatin1(shown);
        };
        row("", "");
        row("http://proxy:3128", "http://proxy:3128");
        row("http://user:pass@proxy:3128", "http://proxy:3128");
        row("user:pass@proxy:3128", "proxy:3128");
        row("socks5h://user@[::1]:1080", "socks5h://[::1]:1080");
        row("http://user:p@ss@proxy", "http://proxy");
        row("http://user:pa/ss@proxy", "http://proxy");
        row("user:pa://ss@proxy", "proxy");
        row("@proxy", "proxy");
    }

    void leavesTheUserOut()
    {
        QFETCH(const QString, proxy);
        QFETCH(const QString, shown);
        QCOMPARE(sender::withoutProxyUser(proxy), shown);
    }

    void namesEachFormThatMustNotBeShown()
    {
        std::vector<QByteArray> forms;
        for (const base::SecretBytes &secret :
             sender::proxySecrets(QStringLiteral("http://us%65r:p%40ss@proxy:3128"))) {
            forms.push_back(secret.view().toByteArray());
        }
        QCOMPARE(forms, (std::vector<QByteArray>{"us%65r:p%40ss", "p%40ss", "p@ss", "user:p@ss"}));
    }

    void namesNothingWhereThereIsNoUser()
    {
        QVERIFY(sender::proxySecrets(QString()).empty());
        QVERIFY(sender::proxySecrets(QStringLiteral("http://proxy:3128")).empty());
        QVERIFY(sender::proxySecrets(QStringLiteral("http://@proxy:3128")).empty());
    }
};

QTEST_GUILESS_MAIN(TestProxyUser)
#include "tst_ProxyUser.moc"
