// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/Json.h"
#include "app/vapi/EventTemplates.h"
#include "tests/support/TestResult.h"

#include <QDir>

using namespace sealwright;
using namespace sealwright::vapi;

class TestEventTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:

    void offersEveryMessageThatHasAPublishedShape()
    {
        QStringList types;
        for (const EventTemplate &event : eventTemplates()) {
            types << event.messageType;
        }
        types.removeDuplicates();
        QCOMPARE(types.size(), 30);
        for (const char *type : {"assistant-request", "status-update", "tool-calls", "end-of-call-report",
                                 "hang", "transcript", "transfer-destination-request", "voice-request"}) {
            QVERIFY2(types.contains(QLatin1String(type)), type);
        }
    }

    void everyTemplateIsComplete_data()
    {
        QTest::addColumn<QString>("id");
        for (const EventTemplate &event : eventTemplates()) {
            QTest::newRow(qPrintable(event.id)) << event.id;
        }
    }

    void everyTemplateIsComplete()
    {
        QFETCH(const QString, id);
        const auto event = eventTemplate(id);
        VERIFY_RESULT(event);
        QCOMPARE(event->id, id);
        QVERIFY(!event->title.isEmpty() && !event->note.isEmpty() && !event->source.isEmpty());
        const auto body = eventBody(id);
        VERIFY_RESULT(body);
        const auto json = base::parseJson(*body);
        VERIFY_RESULT(json);
        QVERIFY(json->contains("message"));
        QCOMPARE(base::stringMember((*json)["message"], "type"), std::optional(event->messageType));
        QCOMPARE(base::prettyJson(*json), *body);
    }

    void idsAreUniqueAndEverySampleIsOffered()
    {
        QStringList ids;
        for (const EventTemplate &event : eventTemplates()) {
            ids << event.id % QLatin1String(".json");
        }
        QStringList files = QDir(QStringLiteral(":/vapi")).entryList(QDir::Files);
        ids.sort();
        files.sort();
        QCOMPARE(ids, files);
        QCOMPARE(ids.removeDuplicates(), 0);
    }

    void hasTheFourShapesOfAToolCall()
    {
        const auto call = [](const char *id) {
            const auto json = base::parseJson(*eventBody(QString::fromLatin1(id)));
            return (*json)["message"]["toolCallList"][0];
        };
        QVERIFY(call("tool-calls")["function"]["arguments"].is_string());
        QVERIFY(call("tool-calls.object-arguments")["function"]["arguments"].is_object());
        QVERIFY(call("tool-calls.flat-parameters")["parameters"].is_object());
        QVERIFY(call("tool-calls.flat-arguments")["arguments"].is_object());
    }

    void knowsWhichEventsWaitForAReply()
    {
        QStringList waiting;
        for (const EventTemplate &event : eventTemplates()) {
            if (event.expectsReply && !waiting.contains(event.messageType)) {
                waiting << event.messageType;
            }
        }
        waiting.sort();
        QCOMPARE(
            waiting.join(QLatin1Char(' ')),
            QStringLiteral(
                "assistant-request call.endpointing.request campaign.predial handoff-destination-request "
                "knowledge-base-request tool-calls transfer-destination-request voice-request"));
    }

    void takesAMessageTypeForItsFirstTemplate()
    {
        QCOMPARE(eventTemplate(QStringLiteral("transcript"))->id, QStringLiteral("transcript.final"));
        QCOMPARE(*eventBody(QStringLiteral("status-update")),
                 *eventBody(QStringLiteral("status-update.queued")));
    }

    void refusesAnUnknownEvent()
    {
        for (const char *id : {"", "call.started", "../vapi/hang", "HANG"}) {
            const auto event = eventTemplate(QString::fromLatin1(id));
            VERIFY_FAILURE(event, VapiError::EventUnknown);
            QCOMPARE(event.error().fact("event"), QString::fromLatin1(id));
            VERIFY_FAILURE(eventBody(QString::fromLatin1(id)), VapiError::EventUnknown);
        }
    }
};

QTEST_GUILESS_MAIN(TestEventTemplates)
#include "tst_EventTemplates.moc"
