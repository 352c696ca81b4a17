// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/Template.h"
#include "tests/support/TestResult.h"

using namespace sealwright;
using namespace sealwright::signing;

class TestTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void readsLiteralsAndExpressions()
    {
        const auto parsed = Template::parse("v0:{timestamp}:{{{body|sha256|hex}}}");
        VERIFY_RESULT(parsed);
        const auto &segments = parsed->segments();
        QCOMPARE(segments.size(), std::size_t{5});
        QCOMPARE(segments[0].literal, QByteArray("v0:"));
        QVERIFY(segments[1].expression->isPlain(Expression::Source::Timestamp));
        QCOMPARE(segments[2].literal, QByteArray(":{"));
        QCOMPARE(segments[3].expression->text, QByteArray("body|sha256|hex"));
        QCOMPARE(segments[3].expression->pipes.size(), std::size_t{2});
        QCOMPARE(segments[4].literal, QByteArray("}"));
        QCOMPARE(parsed->parts(),
                 (std::vector<NamedPart>{{"timestamp", 3, 11}, {"body|sha256|hex", 17, 17}}));
    }

    void readsArguments()
    {
        const auto parsed =
            Template::parse("{header:X-Thing}{json:/a/b}{query*|sorted:%k=%v:&}{var:user id}");
        VERIFY_RESULT(parsed);
        QCOMPARE(parsed->segments()[0].expression->argument, QByteArray("X-Thing"));
        QCOMPARE(parsed->segments()[1].expression->argument, QByteArray("/a/b"));
        QCOMPARE(parsed->segments()[2].expression->pipes[0].arguments,
                 (std::vector<QByteArray>{"%k=%v", "&"}));
        QCOMPARE(parsed->segments()[3].expression->argument, QByteArray("user id"));
    }

    void namesWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("offset");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *text, int offset, const char *reason) {
            QTest::newRow(text) << QByteArray(text) << offset << QString::fromLatin1(reason);
        };
        row("a{body", 1, "brace is never closed");
        row("a}b", 1, "closing brace without an opening one");
        row("{}", 1, "empty expression");
        row("{|hex}", 1, "empty expression");
        row("x{bdoy}", 2, "unknown expression");
        row("{ body }", 1, "unknown expression");
        row("{Body}", 1, "unknown expression");
        row("{header:}", 8, "name missing");
        row("{json:a}", 6, "JSON pointer must start with a slash");
        row("{body|}", 6, "unknown pipe");
        row("{body|hex|sha3}", 10, "unknown pipe");
        row("{form}", 5, "form and query* need sorted first");
        row("{form|hex}", 6, "form and query* need sorted first");
        row("{body|sorted:%k}", 6, "sorted needs form or query*");
        row("{form|sorted:%k|sorted:%k}", 16, "sorted needs form or query*");
    }

    void namesWhatIsWrongAndWhere()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, offset);
        QFETCH(const QString, reason);
        const auto parsed = Template::parse(text);
        VERIFY_FAILURE(parsed, SigningError::TemplateInvalid);
        QCOMPARE(parsed.error().fact("reason"), reason);
        QCOMPARE(parsed.error().fact("offset"), QString::number(offset));
        QCOMPARE(parsed.error().fact("template"), QString::fromUtf8(text));
    }

    void splitsAtSeparatorsOfLiteralTextOnly()
    {
        const auto parsed = Template::parse("sign={signature}, env={var:a,b}, t={timestamp}");
        VERIFY_RESULT(parsed);
        const std::vector<Template> items = parsed->split(',');
        QCOMPARE(items.size(), std::size_t{3});
        QCOMPARE(items[1].segments()[0].literal, QByteArray("env="));
        QCOMPARE(items[1].segments()[1].expression->argument, QByteArray("a,b"));
        QCOMPARE(items[2].segments()[0].literal, QByteArray("t="));
    }

    void keepsACommaThatIsNotTheSeparator()
    {
        const auto parsed = Template::parse("v1,{signature}");
        VERIFY_RESULT(parsed);
        const std::vector<Template> items = parsed->split(' ');
        QCOMPARE(items.size(), std::size_t{1});
        QCOMPARE(items[0].segments()[0].literal, QByteArray("v1,"));
    }
};

QTEST_GUILESS_MAIN(TestTemplate)
#include "tst_Template.moc"
