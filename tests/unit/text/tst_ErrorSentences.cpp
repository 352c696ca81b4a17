// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text/Describe.h"
#include "app/text/ErrorSentences.h"
#include "tests/support/Places.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>
#include <set>

using namespace sealwright;

namespace {

QString productFolder()
{
    return tests::checkoutPath(QStringLiteral("app"));
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// An error as its header declares it.
struct Declared
{
    QString header;
    std::set<QString> facts; ///< the words in backticks of its comment and of the header's "Fact…" comments
};

std::set<QString> quotedWords(const QString &comment)
{
    static const QRegularExpression quoted(QStringLiteral("`([a-z_0-9]+)`"));
    std::set<QString> words;
    for (auto match = quoted.globalMatch(comment); match.hasNext();) {
        words.insert(match.next().captured(1));
    }
    return words;
}

/// Every `return {"code", Kind};` of every errorInfo in the product, so that no new enum is forgotten.
std::map<QString, Declared> declaredErrors()
{
    static const QRegularExpression code(
        QStringLiteral("case (\\w+)::(\\w+):\\s*return \\{\"([a-z0-9_]+)\""));
    std::map<QString, Declared> declared;
    QDirIterator headers(productFolder(), {QStringLiteral("*.h")}, QDir::Files, QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        const QString header = headers.next();
        const QString text = textOf(header);
        if (!text.contains(QLatin1String("ErrorInfo errorInfo("))) {
            continue;
        }
        std::set<QString> common;
        static const QRegularExpression block(QStringLiteral("((?:^[ \\t]*///.*\\n)+)"),
                                              QRegularExpression::MultilineOption);
        for (auto match = block.globalMatch(text); match.hasNext();) {
            const QString comment = match.next().captured(1);
            if (comment.contains(QLatin1String("Fact"))) {
                common.merge(quotedWords(comment));
            }
        }
        for (auto match = code.globalMatch(text); match.hasNext();) {
            const auto found = match.next();
            const QRegularExpression enumerator(
                QStringLiteral("^[ \\t]*%1,?[ \\t]*(///<.*(?:\\n[ \\t]*///.*)*)?$").arg(found.captured(2)),
                QRegularExpression::MultilineOption);
            Declared one{header, common};
            one.facts.merge(quotedWords(enumerator.match(text).captured(1)));
            declared.emplace(found.captured(3), one);
        }
    }
    return declared;
}

std::vector<QString> placeholders(const QString &sentence)
{
    static const QRegularExpression placeholder(QStringLiteral("\\{([a-z_0-9]+)(?::(?:bytes|ms))?\\}"));
    std::vector<QString> names;
    for (auto match = placeholder.globalMatch(sentence); match.hasNext();) {
        names.push_back(match.next().captured(1));
    }
    return names;
}

} // namespace

class TestErrorSentences : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void everyErrorOfTheProductHasASentence()
    {
        const auto declared = declaredErrors();
        QVERIFY2(declared.size() > 80, "the headers were not read");
        QStringList missing;
        for (const auto &[code, where] : declared) {
            if (text::sentenceFor(code.toStdString()) == nullptr) {
                missing.append(QStringLiteral("%1 (%2)").arg(code, where.header));
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void everySentenceBelongsToAnErrorOnce()
    {
        const auto declared = declaredErrors();
        std::set<std::string_view> seen;
        for (const text::ErrorSentence &entry : text::errorSentences()) {
            QVERIFY2(seen.insert(entry.code).second, entry.code.data());
            QVERIFY2(declared.contains(QString::fromUtf8(entry.code.data(), qsizetype(entry.code.size()))),
                     entry.code.data());
        }
    }

    void sentencesNameDocumentedFactsOnly()
    {
        const auto declared = declaredErrors();
        static const QRegularExpression optional(QStringLiteral("\\[[^\\]]*\\]"));
        for (const text::ErrorSentence &entry : text::errorSentences()) {
            const auto found =
                declared.find(QString::fromUtf8(entry.code.data(), qsizetype(entry.code.size())));
            QVERIFY(found != declared.end());
            // What stands in brackets is dropped when the fact is absent, so callers may add to it.
            const QString always = QString::fromUtf8(entry.sentence).remove(optional);
            for (const QString &name : placeholders(always)) {
                QVERIFY2(found->second.facts.contains(name),
                         qPrintable(QStringLiteral("%1 names {%2}").arg(found->first, name)));
            }
            const QString rest =
                QString(always).remove(QRegularExpression(QStringLiteral("\\{[a-z_0-9:]+\\}")));
            QVERIFY2(!rest.contains(QLatin1Char('{')) && !rest.contains(QLatin1Char('}')) &&
                         !rest.contains(QLatin1Char('[')) && !rest.contains(QLatin1Char(']')),
                     entry.code.data());
        }
    }

    void sentencesArePlainWordsThatEndInAFullStop()
    {
        static const QRegularExpression placeholder(QStringLiteral("\\{[^}]*\\}"));
        for (const text::ErrorSentence &entry : text::errorSentences()) {
            QString words = QString::fromUtf8(entry.sentence);
            words.remove(placeholder).remove(QStringLiteral("QT_NO_GLIB"));
            QVERIFY2(words.size() >= 20, entry.code.data());
            QVERIFY2(!words.contains(QLatin1Char('_')), entry.code.data());
            QVERIFY2(!words.contains(QRegularExpression(QStringLiteral("\\w::"))), entry.code.data());
            QVERIFY2(!words.contains(QLatin1Char('!')), entry.code.data());
            QVERIFY2(words.endsWith(QLatin1Char('.')) || words.endsWith(QLatin1String("--help")),
                     entry.code.data());
        }
    }
};

QTEST_GUILESS_MAIN(TestErrorSentences)
#include "tst_ErrorSentences.moc"
