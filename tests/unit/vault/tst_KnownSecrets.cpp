// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/SecretEncodings.h"
#include "app/vault/KnownSecrets.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace sealwright;
using vault::KnownSecrets;

namespace {

const QString kKey = QStringLiteral("cred_aaaaaaaaaa/token");

base::SecretBytes secretOf(QByteArrayView text)
{
    return base::SecretBytes::copyOf(text);
}

QByteArray stretch(QByteArrayView text, const KnownSecrets::Hit &hit)
{
    return text.sliced(hit.offset, hit.length).toByteArray();
}

class Generator
{
public:
    qsizetype below(qsizetype limit)
    {
        return static_cast<qsizetype>(m_engine() % static_cast<std::uint_fast32_t>(limit));
    }

    QByteArray word(qsizetype length, QByteArrayView alphabet)
    {
        QByteArray text;
        for (qsizetype i = 0; i < length; ++i) {
            text.append(alphabet[below(alphabet.size())]);
        }
        return text;
    }

    QByteArray secret()
    {
        return word(8 + below(60),
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=_-\"\\ &%");
    }

    /// As people write them, with what looks like a secret and is none.
    QByteArray body()
    {
        QByteArray text = "{\"id\":\"" + word(24, "0123456789abcdef") + "\",\"messages\":[";
        for (qsizetype i = below(12); i >= 0; --i) {
            text += "{\"role\":\"user\",\"token\":\"" +
                    word(4 + below(40), "abcdefghijklmnopqrstuvwxyz0123456789") + "\",\"content\":\"" +
                    secret().toBase64() + "\"},";
        }
        return text + "null]}";
    }

private:
    std::mt19937 m_engine{20260412};
};

} // namespace

class TestKnownSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsASecretInEachOfItsUsualForms()
    {
        const QByteArray secret = "p\"q/r s\xc3\xa9+t=u&v";
        KnownSecrets known;
        known.note(kKey, secretOf(secret));
        const std::vector<QByteArray> forms = base::usualEncodings(secret);
        QVERIFY(forms.size() >= 8);
        for (const QByteArray &form : forms) {
            const QByteArray text = "before {" + form + "} behind";
            const auto hits = known.find(text);
            QVERIFY2(hits.size() == 1, form.constData());
            QCOMPARE(hits.front().key, kKey);
            QCOMPARE(stretch(text, hits.front()), form);
        }
    }

    void findsItInsideTheBase64OfSomethingLonger()
    {
        KnownSecrets known;
        known.note(kKey, secretOf("correct-horse"));
        for (const char *user : {"", "a", "ab", "abc", "somebody"}) {
            const QByteArray pair = QByteArray(user) + ":correct-horse";
            const QByteArray text = "Basic " + pair.toBase64();
            const auto hits = known.find(text);
            QCOMPARE(hits.size(), std::size_t{1});
            QCOMPARE(stretch(text, hits.front()), pair.toBase64());
        }
    }

    void findsAShortSecretOnlyWhereItIsAll()
    {
        KnownSecrets known;
        known.note(kKey, secretOf("hunter2"));
        QCOMPARE(known.find("hunter2").size(), std::size_t{1});
        QCOMPARE(known.find(" hunter2\n").size(), std::size_t{1});
        QCOMPARE(known.find("hunter22").size(), std::size_t{0});
        QCOMPARE(known.find("Bearer hunter2").size(), std::size_t{0});
        known.note(kKey, secretOf("abc"));
        QCOMPARE(known.find("abc").size(), std::size_t{0});
    }

    void doesNotMindBlanksAroundASecret()
    {
        KnownSecrets known;
        known.note(kKey, secretOf("  a-secret-from-a-file\n"));
        QCOMPARE(known.find("x=a-secret-from-a-file;").size(), std::size_t{1});
        known.note(kKey, secretOf(" \n"));
        QCOMPARE(known.find(" \n \n").size(), std::size_t{0});
    }

    void forgetsWhatIsGoneOrReplaced()
    {
        KnownSecrets known;
        QVERIFY(!known.hasSeen(kKey));
        known.note(kKey, secretOf("the-first-secret"));
        known.note(kKey, secretOf("the-second-secret"));
        QCOMPARE(known.find("the-first-secret").size(), std::size_t{0});
        QCOMPARE(known.find("the-second-secret").size(), std::size_t{1});
        known.noteAbsent(kKey);
        QCOMPARE(known.find("the-second-secret").size(), std::size_t{0});
        QVERIFY(known.hasSeen(kKey));
    }

    void tellsOfOneStretchWhereSecretsLieAcrossEachOther()
    {
        KnownSecrets known;
        known.note(QStringLiteral("a"), secretOf("12345678abcd"));
        known.note(QStringLiteral("b"), secretOf("abcdefghijklmnop"));
        const QByteArray text = "<12345678abcdefghijklmnop>";
        const auto hits = known.find(text);
        QCOMPARE(hits.size(), std::size_t{1});
        QCOMPARE(stretch(text, hits.front()), QByteArray("12345678abcdefghijklmnop"));
    }

    void staysQuickWhereEveryBytePretendsToBegin()
    {
        KnownSecrets known;
        const QByteArray secret = QByteArray(8000, 'a') + 'b' + QByteArray(8000, 'a');
        known.note(kKey, secretOf(secret));
        QByteArray text(4 * 1024 * 1024, 'a');
        QCOMPARE(known.find(text).size(), std::size_t{0});
        text.append(secret);
        QCOMPARE(known.find(text).size(), std::size_t{1});
    }

    void staysQuickWhereManyBeginAlike()
    {
        KnownSecrets known;
        for (int i = 0; i < 300; ++i) {
            const QByteArray secret = "sk_live_" + QByteArray::number(1000003 * (i + 1)).toHex();
            known.note(QString::number(i), secretOf(secret));
        }
        QByteArray text;
        while (text.size() < 4 * 1024 * 1024) {
            text += "\"sk_live_0123456789\",";
        }
        QCOMPARE(known.find(text).size(), std::size_t{0});
        text += "sk_live_31303030303033";
        QCOMPARE(known.find(text).size(), std::size_t{1});
    }

    void findsEachOfTwoThousandAndBlocksNoneOfTwoThousand()
    {
        Generator generator;
        KnownSecrets known;
        std::vector<QByteArray> secrets;
        for (int i = 0; i < 200; ++i) {
            secrets.push_back(generator.secret().trimmed());
            known.note(QStringLiteral("cred_%1/token").arg(i), secretOf(secrets.back()));
        }
        int found = 0;
        int blocked = 0;
        for (int i = 0; i < 2000; ++i) {
            const QByteArray clean = generator.body();
            blocked += known.find(clean).empty() ? 0 : 1;
            const auto which = generator.below(static_cast<qsizetype>(secrets.size()));
            const QByteArray &secret = secrets[static_cast<std::size_t>(which)];
            if (secret.size() < 8) {
                ++found; // trimmed to a short one; that has a test of its own
                continue;
            }
            const std::vector<QByteArray> forms = base::usualEncodings(secret);
            const QByteArray &form =
                forms[static_cast<std::size_t>(generator.below(static_cast<qsizetype>(forms.size())))];
            QByteArray dirty = clean;
            const qsizetype at = generator.below(dirty.size());
            dirty.insert(at, form);
            const auto hits = known.find(dirty);
            found += std::ranges::any_of(hits,
                                         [&](const KnownSecrets::Hit &hit) {
                                             return hit.offset <= at &&
                                                    hit.offset + hit.length >= at + form.size();
                                         })
                         ? 1
                         : 0;
        }
        QCOMPARE(found, 2000);
        QCOMPARE(blocked, 0);
    }
};

QTEST_GUILESS_MAIN(TestKnownSecrets)
#include "tst_KnownSecrets.moc"
