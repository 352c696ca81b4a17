// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Variables.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::base;

namespace {

Variables knowing(std::initializer_list<std::pair<QByteArray, QByteArray>> values)
{
    Variables variables;
    for (const auto &[name, value] : values) {
        variables.set(name, value);
    }
    return variables;
}

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void findsWhatIsAVariableAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<QByteArray>>("names");
        using Names = QList<QByteArray>;
        QTest::newRow("one") << QByteArray("a{{host}}b") << Names{"host"};
        QTest::newRow("with blanks") << QByteArray("{{ host\t}}") << Names{"host"};
        QTest::newRow("two, one twice") << QByteArray("{{a}}{{b}}{{a}}") << Names{"a", "b", "a"};
        QTest::newRow("every allowed letter") << QByteArray("{{_aZ9.-x}}") << Names{"_aZ9.-x"};
        QTest::newRow("three braces") << QByteArray("{{{a}}}") << Names{"a"};
        QTest::newRow("four braces") << QByteArray("{{{{a}}}}") << Names{"a"};
        QTest::newRow("unclosed") << QByteArray("{{host}") << Names{};
        QTest::newRow("open at the end") << QByteArray("x{{") << Names{};
        QTest::newRow("nothing within") << QByteArray("{{}}{{ }}") << Names{};
        QTest::newRow("a filter of liquid")
            << QByteArray(R"({{"now" | date: "%Y"}}{{a | upcase}})") << Names{};
        QTest::newRow("a digit first") << QByteArray("{{1st}}") << Names{};
        QTest::newRow("a blank within") << QByteArray("{{a b}}") << Names{};
        QTest::newRow("a line break") << QByteArray("{{a\n}}") << Names{};
        QTest::newRow("64 letters") << "{{" + QByteArray(64, 'x') + "}}" << Names{QByteArray(64, 'x')};
        QTest::newRow("65 letters") << "{{" + QByteArray(65, 'x') + "}}" << Names{};
        QTest::newRow("JSON") << QByteArray(R"({"a":{"b":{}},"c":"{{d}}"})") << Names{"d"};
        QTest::newRow("no UTF-8") << QByteArray("\xff{{a}}\x00{{\xc3\xa4}}", 13) << Names{"a"};
    }

    void findsWhatIsAVariableAndNothingElse()
    {
        QFETCH(QByteArray, text);
        QFETCH(QList<QByteArray>, names);
        QList<QByteArray> found;
        for (const VariableUse &use : variableUses(text)) {
            found << use.name;
            const QByteArray place = text.mid(use.offset, use.length);
            QVERIFY2(place.startsWith("{{") && place.endsWith("}}") && place.contains(use.name),
                     place.constData());
        }
        QCOMPARE(found, names);
    }

    void fillsInByteForByte()
    {
        const Variables values = knowing({{"host", "https://a.test"}, {"quote", "\"\\\xff"}, {"none", ""}});
        QCOMPARE(*values.expand("{{host}}/x?{{none}}={{ host }}"),
                 QByteArray("https://a.test/x?=https://a.test"));
        QCOMPARE(*values.expand("{\"a\":{{quote}}}"), QByteArray("{\"a\":\"\\\xff}"));
        const QByteArray plain("\0{{ }}{host}\xfe", 13);
        QCOMPARE(*values.expand(plain), plain);
    }

    void valuesMayAskForOthers()
    {
        const Variables values =
            knowing({{"url", "{{scheme}}://{{host}}"}, {"scheme", "https"}, {"host", "a.test"}});
        QCOMPARE(*values.expand("{{url}}/"), QByteArray("https://a.test/"));
        const std::vector<QByteArray> names = values.namesIn("{{url}}{{more}}");
        QCOMPARE(names, (std::vector<QByteArray>{"url", "more", "scheme", "host"}));
    }

    void bracesThatComeTogetherMeanNothing()
    {
        // What is filled in is not read again across its ends.
        const Variables values = knowing({{"open", "{{"}, {"a", "1"}});
        QCOMPARE(*values.expand("{{open}}a}}"), QByteArray("{{a}}"));
    }

    void anUnknownOneIsRefusedOrKept()
    {
        const Variables values = knowing({{"a", "{{b}}"}});
        const auto refused = values.expand("{{a}}");
        VERIFY_FAILURE(refused, VariableError::Unknown);
        QCOMPARE(refused.error().fact("variable"), QStringLiteral("b"));
        QCOMPARE(refused.error().fact("within"), QStringLiteral("a"));
        QCOMPARE(*values.expand("{{ c }}={{a}}", Variables::WhenUnknown::Keep), QByteArray("{{ c }}={{b}}"));
    }

    void circlesAndDepthAndSizeHaveAnEnd()
    {
        const auto circle = knowing({{"a", "{{b}}"}, {"b", "x{{a}}"}}).expand("{{a}}");
        VERIFY_FAILURE(circle, VariableError::Circular);
        QCOMPARE(circle.error().fact("path"), QString::fromUtf8("a → b → a"));

        Variables chain;
        for (int i = 0; i < 9; ++i) {
            chain.set("v" + QByteArray::number(i), "{{v" + QByteArray::number(i + 1) + "}}");
        }
        chain.set("v9", "end");
        QCOMPARE(*chain.expand("{{v2}}"), QByteArray("end")); // eight values, one in the other
        VERIFY_FAILURE(chain.expand("{{v1}}"), VariableError::TooDeep);

        Variables bomb;
        bomb.set("l0", QByteArray(100, 'x'));
        for (int i = 1; i < 7; ++i) {
            bomb.set("l" + QByteArray::number(i),
                     QByteArray("{{l" + QByteArray::number(i - 1) + "}}").repeated(50));
        }
        VERIFY_FAILURE(bomb.expand("{{l6}}"), VariableError::TooLarge);
    }

    void secretsAreFilledInAndOtherwiseUnread()
    {
        Variables values;
        values.setSecret("key", SecretBytes::copyOf("s3cret {{host}}"));
        values.set("host", "a.test");
        QCOMPARE(*values.expand("k={{key}}"), QByteArray("k=s3cret {{host}}"));
        QVERIFY(values.isSecret("key") && !values.isSecret("host"));
        QCOMPARE(values.namesIn("{{key}}"), std::vector<QByteArray>{"key"});
        QCOMPARE(values.secrets().size(), std::size_t{1});
        QCOMPARE(values.secrets().front().view(), QByteArrayView("s3cret {{host}}"));
    }

    void aMissingValueFailsWhereItIsAskedFor()
    {
        Variables values;
        values.setMissing("key", Error(VariableError::Secret, {{"variable", QStringLiteral("key")}}));
        QCOMPARE(*values.expand("nothing of it"), QByteArray("nothing of it"));
        VERIFY_FAILURE(values.expand("{{key}}"), VariableError::Secret);
        QVERIFY(values.has("key") && values.secrets().empty());
    }
};

QTEST_APPLESS_MAIN(TestVariables)
#include "tst_Variables.moc"
