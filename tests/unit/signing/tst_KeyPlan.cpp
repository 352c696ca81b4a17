// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/KeyPlan.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::signing;

namespace {

base::Result<base::SecretBytes> decoded(const KeyPlan &plan, const char *secret)
{
    return decodeKey(plan, base::SecretBytes::copyOf(secret));
}

} // namespace

class TestKeyPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void takesTextAsItIs()
    {
        const auto key = decoded({}, "whsec_ a\n");
        VERIFY_RESULT(key);
        QCOMPARE(key->view().toByteArray(), QByteArray("whsec_ a\n"));
    }

    void dropsTheFirstPrefixThatIsThere()
    {
        const KeyPlan plan{{"whsec_", "v1,"}, KeyPlan::Decode::Utf8};
        QCOMPARE(decoded(plan, "whsec_abc")->view().toByteArray(), QByteArray("abc"));
        QCOMPARE(decoded(plan, "v1,abc")->view().toByteArray(), QByteArray("abc"));
        QCOMPARE(decoded(plan, "v1,whsec_abc")->view().toByteArray(), QByteArray("whsec_abc"));
        QCOMPARE(decoded(plan, "abc")->view().toByteArray(), QByteArray("abc"));
    }

    void decodesWithAndWithoutPadding()
    {
        const KeyPlan base64{{"whsec_"}, KeyPlan::Decode::Base64};
        QCOMPARE(decoded(base64, "whsec_Zm9vYg==")->view().toByteArray(), QByteArray("foob"));
        QCOMPARE(decoded(base64, "Zm9vYg")->view().toByteArray(), QByteArray("foob"));
        QCOMPARE(decoded({{}, KeyPlan::Decode::Base64Url}, "-_8")->view().toByteArray(),
                 QByteArray("\xfb\xff"));
        QCOMPARE(decoded({{}, KeyPlan::Decode::Hex}, "00FFab")->view().toByteArray(),
                 QByteArray("\x00\xff\xab", 3));
    }

    void saysWhereASecretIsNotOfItsAlphabet()
    {
        const auto key = decoded({{"whsec_"}, KeyPlan::Decode::Base64}, "whsec_Zm 9v");
        VERIFY_FAILURE(key, SigningError::KeyUndecodable);
        QCOMPARE(key.error().fact("decode"), QStringLiteral("base64"));
        QCOMPARE(key.error().fact("reason"), QStringLiteral("character 9 is not of the alphabet"));
        const auto half = decoded({{}, KeyPlan::Decode::Hex}, "abc");
        VERIFY_FAILURE(half, SigningError::KeyUndecodable);
        QCOMPARE(half.error().fact("reason"), QStringLiteral("incomplete"));
    }

    void refusesAnEmptyKey()
    {
        VERIFY_FAILURE(decoded({}, ""), SigningError::KeyEmpty);
        VERIFY_FAILURE(decoded({{"whsec_"}, KeyPlan::Decode::Base64}, "whsec_"), SigningError::KeyEmpty);
    }
};

QTEST_GUILESS_MAIN(TestKeyPlan)
#include "tst_KeyPlan.moc"
