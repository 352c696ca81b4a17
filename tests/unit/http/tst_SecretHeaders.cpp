// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/SecretHeaders.h"

#include <QTest>

using namespace sealwright::http;

class TestSecretHeaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void knowsWhatLetsOneActForAnother()
    {
        for (const char *name : {"Authorization", "proxy-authorization", "COOKIE", "X-Vapi-Secret",
                                 "X-Api-Key", "apikey", "X-Auth-Token", "X-GitLab-Token", "My-Password"}) {
            QVERIFY2(isSecretHeader(name), name);
        }
        for (const char *name : {"Content-Type", "X-Signature", "Stripe-Signature", "Host", "Accept", ""}) {
            QVERIFY2(!isSecretHeader(name), name);
        }
    }

    void namesEachOnce()
    {
        const HeaderList headers{{"Cookie", "a=b"}, {"A", "b"}, {"cookie", "c=d"}, {"X-Api-Key", ""}};
        QCOMPARE(secretHeaders(headers), std::vector<QByteArray>{"Cookie"});
    }
};

QTEST_GUILESS_MAIN(TestSecretHeaders)
#include "tst_SecretHeaders.moc"
