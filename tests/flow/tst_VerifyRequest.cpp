// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/KeyReader.h"
#include "app/flow/LintRequest.h"
#include "app/flow/VerifyRequest.h"
#include "app/text/Describe.h"
#include "tests/support/TestKeys.h"
#include "tests/unit/signing/RecipeBench.h"

#include <QTest>

using namespace sealwright;
using namespace sealwright::tests;

/// What is said of the key beside the verdict.
class TestVerifyRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void saysThatAnRsaKeyIsShort_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("bits");
        QTest::newRow("1024 bits") << QByteArray("rsa1024.pkcs8.pem") << 1024;
        QTest::newRow("2048 bits") << QByteArray("rsa.pkcs8.pem") << 0;
    }

    void saysThatAnRsaKeyIsShort()
    {
        QFETCH(const QByteArray, file);
        QFETCH(const int, bits);
        const QByteArray pem = testKey(file.constData());
        flow::PreparedAuthentication prepared;
        prepared.recipe = *compiledFrom(
            R"({"id":"t","name":"T","algorithm":"rsa-sha256","encoding":"base64","content":"{body}",)"
            R"("place":{"header:X-Sig":"{signature}"}})");
        const auto made =
            signedBy(*prepared.recipe, pem, {"POST", "http://localhost/", {}, "body"}, moment());
        VERIFY_RESULT(made);

        prepared.secrets.push_back(base::SecretBytes::copyOf(pem));
        const std::vector<explain::Lint> lints = flow::lintsBeforeSending(prepared, made->request);
        QCOMPARE(lints.size(), std::size_t(bits == 0 ? 0 : 1));
        QVERIFY(lints.empty() || lints.front() == (explain::Lint{explain::Lint::Kind::KeyShort, "1024"}));

        prepared.secrets.front() = base::SecretBytes::copyOf(crypto::readPrivateKey(pem)->publicKey().spki());
        const signing::Verification verification = flow::judge(prepared, made->request, {kMoment, {}, {}});
        COMPARE_VERDICT(verification, "verified", "ok");
        QCOMPARE(verification.weakness.has_value(), bits != 0);
        QCOMPARE(flow::toJson(verification).contains("warnings"), bits != 0);
        QCOMPARE(text::describe(verification).contains(QLatin1String("only 1024 bits")), bits != 0);
    }
};

QTEST_GUILESS_MAIN(TestVerifyRequest)
#include "tst_VerifyRequest.moc"
