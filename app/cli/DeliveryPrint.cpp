// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/DeliveryPrint.h"

#include "app/cli/ErrorReport.h"
#include "app/cli/ExplanationPrint.h"
#include "app/cli/VerdictPrint.h"
#include "app/http/Url.h"
#include "app/text/Describe.h"
#include "app/text/DescribeExplanation.h"
#include "app/text/Visible.h"

#include <QDateTime>

#include <utility>

namespace sealwright::cli {
namespace {

constexpr qsizetype kLongestTarget = 60;

QString requestText(const http::Request &request)
{
    const auto url = http::Url::parse(request.url);
    const QByteArray target = url ? url->pathAndQuery() : request.url;
    return text::visible(QByteArrayView(request.method)) % QLatin1Char(' ') %
           text::elideMiddle(text::visible(QByteArrayView(target)), kLongestTarget);
}

QString localTime(base::TimePoint time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count())
        .toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace

base::Json deliveryJson(const flow::Delivery &delivery)
{
    base::Json document = flow::toJson(delivery);
    if (delivery.capture.problem) {
        document["problem"] = errorJson(*delivery.capture.problem);
    }
    if (delivery.explanation) {
        document["explanation"] = explanationJson(*delivery.explanation);
    }
    return document;
}

void printDelivery(Console &console, const flow::Delivery &delivery)
{
    if (console.isJson()) {
        flow::Delivery shown = delivery;
        const QByteArray body = std::exchange(shown.capture.request.body, QByteArray());
        console.streamed(deliveryJson(shown), {{{"request", "bodyBase64"}, body}});
        return;
    }
    const capture::Capture &capture = delivery.capture;
    const QString verdict = capture.problem ? console.painted(Paint::Bad, QStringLiteral("refused"))
                                            : verdictWord(console, delivery.verification);
    const QString head = console.painted(Paint::Faint, localTime(capture.receivedAt)) % QStringLiteral("  ") %
                         requestText(capture.request).leftJustified(28) % QStringLiteral("  ") %
                         text::byteCount(delivery.wireSize.body).rightJustified(8) % QStringLiteral("  ") %
                         QString::number(capture.repliedStatus) % QStringLiteral("  ") % verdict;
    console.line(head);
    const signing::Verdict outcome = delivery.verification.verdict;
    if (capture.problem) {
        console.line(QStringLiteral("              ") % text::describe(*capture.problem));
    } else if (outcome == signing::Verdict::Failed || outcome == signing::Verdict::Unsigned) {
        const bool isExplained = delivery.explanation && !delivery.explanation->deviations.empty();
        console.line(QStringLiteral("              ") % (isExplained
                                                             ? text::describe(*delivery.explanation)
                                                             : text::describe(delivery.verification)));
        if (isExplained) {
            console.line(QStringLiteral("              ") % text::fixOf(*delivery.explanation));
        }
    }
    // Broken output shows at the next line.
    static_cast<void>(console.flush());
}

} // namespace sealwright::cli
