// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Values.h"

#include "app/base/Duration.h"
#include "app/cli/CliError.h"

#include <QRegularExpression>

namespace sealwright::cli {
namespace {

base::Failure invalid(const QString &option, const std::string &value, const QString &allowed)
{
    return base::failure(
        CliError::ValueInvalid,
        {{"option", option}, {"value", QString::fromStdString(value)}, {"allowed", allowed}});
}

} // namespace

base::Result<base::TimePoint> readTime(const QString &option, const std::string &text)
{
    auto time = signing::parseTimeArgument(QString::fromStdString(text));
    if (!time) {
        return invalid(option, text,
                       QStringLiteral("milliseconds since 1970, or ISO 8601 such as 2026-01-01T10:00:00Z"));
    }
    return time;
}

base::Result<std::chrono::milliseconds> readDuration(const QString &option, const std::string &text)
{
    auto duration = base::parseDuration(QString::fromStdString(text));
    if (!duration) {
        return invalid(option, text,
                       QStringLiteral("a number and a unit, such as 250ms, 90s, 15m, 1h or 7d"));
    }
    return duration;
}

base::Result<qint64> readNumber(const QString &option, const std::string &text, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qint64 number = QString::fromStdString(text).toLongLong(&isNumber);
    if (!isNumber || number < least || number > most) {
        return invalid(option, text, QStringLiteral("a number from %1 to %2").arg(least).arg(most));
    }
    return number;
}

base::Result<qint64> readSize(const QString &option, const std::string &text)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{1,12})(?:([KMG])(i?)B|B?)$"));
    const QRegularExpressionMatch match = shape.match(QString::fromStdString(text));
    if (!match.hasMatch()) {
        return invalid(option, text, QStringLiteral("a number of bytes, such as 4096, 64KiB or 16MiB"));
    }
    const qint64 step = match.captured(3).isEmpty() ? 1000 : 1024;
    qint64 size = match.captured(1).toLongLong();
    for (qsizetype i = 0;
         i <= QStringLiteral("KMG").indexOf(match.captured(2)) && !match.captured(2).isEmpty(); ++i) {
        if (size > std::numeric_limits<qint64>::max() / step) {
            return invalid(option, text, QStringLiteral("a smaller number of bytes"));
        }
        size *= step;
    }
    return size;
}

base::Result<signing::Variables> readVariables(const std::vector<std::string> &assignments)
{
    signing::Variables variables;
    for (const std::string &assignment : assignments) {
        const std::size_t equals = assignment.find('=');
        if (equals == std::string::npos || equals == 0) {
            return invalid(QStringLiteral("--var"), assignment, QStringLiteral("name=value"));
        }
        variables[bytesOf(assignment.substr(0, equals))] = bytesOf(assignment.substr(equals + 1));
    }
    return variables;
}

QByteArray bytesOf(const std::string &text)
{
    return QByteArray::fromStdString(text);
}

} // namespace sealwright::cli
