// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/EventTemplates.h"

#include <QFile>

#include <algorithm>

namespace sealwright::vapi {
namespace {

struct Row
{
    const char *id;
    const char *messageType;
    const char *title;
    const char *note;
    const char *source;
    bool expectsReply;
};

/// Types, triggers and replies as Vapi's OpenAPI document and its guide to server events tell them; the
/// values in the bodies are invented. `assistant.started`, `function-call` and `language-changed` can be
/// subscribed to but have no published shape, so there is no sample of them.
constexpr Row kRows[] = {
    {"assistant-request", "assistant-request", "assistant-request",
     "Sent when a call comes in and no assistant is set. Vapi waits at most 7.5 s for an assistant, a "
     "destination or an error.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageAssistantRequest", true},
    {"tool-calls", "tool-calls", "tool-calls (function.arguments as text)",
     "Sent when the model calls tools; waits for their results. The shape of the published schema: "
     "function.arguments is a JSON text.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageToolCalls", true},
    {"tool-calls.object-arguments", "tool-calls", "tool-calls (function.arguments as object)",
     "Sent when the model calls tools; waits for their results. As seen in a capture of 2024: "
     "function.arguments is an object, and toolCalls repeats the list.",
     "vapi4k/vapi4k, fixture of JsonExtensionTest (July 2024)", true},
    {"tool-calls.flat-parameters", "tool-calls", "tool-calls (flat, parameters)",
     "Sent when the model calls tools; waits for their results. As in the guide to server events: name and "
     "parameters beside the id.",
     "VapiAI/docs, fern/server-url/events.mdx", true},
    {"tool-calls.flat-arguments", "tool-calls", "tool-calls (flat, arguments)",
     "Sent when the model calls tools; waits for their results. As in the guide to custom tools: name and "
     "arguments beside the id.",
     "VapiAI/docs, fern/tools/custom-tools.mdx", true},
    {"status-update.queued", "status-update", "status-update (queued)", "The call is queued. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageStatusUpdate", false},
    {"status-update.ringing", "status-update", "status-update (ringing)", "The phone rings. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageStatusUpdate", false},
    {"status-update.in-progress", "status-update", "status-update (in-progress)",
     "The call has begun. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageStatusUpdate", false},
    {"status-update.forwarding", "status-update", "status-update (forwarding)",
     "The call is being forwarded: only now with destination, transcript and summary. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageStatusUpdate", false},
    {"status-update.ended", "status-update", "status-update (ended)",
     "The call is over: only now with endedReason. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageStatusUpdate", false},
    {"end-of-call-report", "end-of-call-report", "end-of-call-report",
     "Sent after the call, with endedReason, artifact and analysis: the event that most people keep. "
     "Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageEndOfCallReport", false},
    {"hang", "hang", "hang", "The assistant failed to answer in time. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageHang", false},
    {"conversation-update", "conversation-update", "conversation-update",
     "The conversation so far, after each turn. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageConversationUpdate", false},
    {"transcript.final", "transcript", "transcript (final)",
     "A finished piece of the transcript. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageTranscript", false},
    {"transcript.partial", "transcript", "transcript (partial)",
     "A piece of the transcript that may still change. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageTranscript", false},
    {"transcript.final-only-subscription", "transcript[transcriptType=\"final\"]",
     "transcript (subscribed to final only)",
     "What arrives when only final transcripts are subscribed to: the type says so. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageTranscript", false},
    {"speech-update.started", "speech-update", "speech-update (started)",
     "Somebody begins to speak. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageSpeechUpdate", false},
    {"speech-update.stopped", "speech-update", "speech-update (stopped)",
     "Somebody stops speaking. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageSpeechUpdate", false},
    {"user-interrupted", "user-interrupted", "user-interrupted",
     "The caller spoke over the assistant. Informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageUserInterrupted", false},
    {"transfer-destination-request", "transfer-destination-request", "transfer-destination-request",
     "Asks where to transfer the call; waits for a destination.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageTransferDestinationRequest", true},
    {"handoff-destination-request", "handoff-destination-request", "handoff-destination-request",
     "Asks which assistant takes over; waits for a destination.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageHandoffDestinationRequest", true},
    {"knowledge-base-request", "knowledge-base-request", "knowledge-base-request",
     "Asks a custom knowledge base; waits for documents or a message.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageKnowledgeBaseRequest", true},
    {"call.endpointing.request", "call.endpointing.request", "call.endpointing.request",
     "Asks when the caller has finished; waits for timeoutSeconds. Goes to the endpointing server.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageCallEndpointingRequest", true},
    {"voice-request", "voice-request", "voice-request",
     "Asks a custom voice to speak; waits for raw PCM, not JSON. Goes to the voice server.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageVoiceRequest", true},
    {"campaign.predial", "campaign.predial", "campaign.predial",
     "Asks whether a contact may be called; waits for eligible, true or false. Goes to the campaign server.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageCampaignPredial", true},
    {"assistant.speechStarted", "assistant.speechStarted", "assistant.speechStarted",
     "The assistant begins to say a text. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageAssistantSpeech", false},
    {"model-output", "model-output", "model-output",
     "One token, or a tool call, as the model makes it. Opt-in; informational. The published schema knows "
     "only the tool call.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageModelOutput", false},
    {"voice-input", "voice-input", "voice-input", "The text that goes to the voice. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageVoiceInput", false},
    {"language-change-detected", "language-change-detected", "language-change-detected",
     "The caller changed the language. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageLanguageChangeDetected", false},
    {"transfer-update", "transfer-update", "transfer-update",
     "A transfer happens, from one assistant to another or to a destination. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageTransferUpdate", false},
    {"phone-call-control.forward", "phone-call-control", "phone-call-control (forward)",
     "Leaves the forwarding to your server. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessagePhoneCallControl", false},
    {"phone-call-control.hang-up", "phone-call-control", "phone-call-control (hang-up)",
     "Leaves hanging up to your server. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessagePhoneCallControl", false},
    {"chat.created", "chat.created", "chat.created", "A chat was made. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageChatCreated", false},
    {"chat.deleted", "chat.deleted", "chat.deleted", "A chat was deleted. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageChatDeleted", false},
    {"session.created", "session.created", "session.created", "A session was made. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageSessionCreated", false},
    {"session.updated", "session.updated", "session.updated", "A session changed. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageSessionUpdated", false},
    {"session.deleted", "session.deleted", "session.deleted", "A session was deleted. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageSessionDeleted", false},
    {"call.deleted", "call.deleted", "call.deleted", "A call was deleted. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageCallDeleted", false},
    {"call.delete.failed", "call.delete.failed", "call.delete.failed",
     "A call could not be deleted. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageCallDeleteFailed", false},
    {"call.artifact.upload", "call.artifact.upload", "call.artifact.upload",
     "The call's artifacts were uploaded to your own storage, or were not. Opt-in; informational.",
     "VapiAI/docs, fern/apis/api/openapi.json: ServerMessageCallArtifactUpload", false},
};

std::vector<EventTemplate> makeTemplates()
{
    std::vector<EventTemplate> templates;
    templates.reserve(std::size(kRows));
    for (const Row &row : kRows) {
        templates.push_back({QString::fromLatin1(row.id), QString::fromLatin1(row.messageType),
                             QString::fromLatin1(row.title), QString::fromLatin1(row.note),
                             QString::fromLatin1(row.source), row.expectsReply});
    }
    return templates;
}

/// By id; a message type that is no id itself stands for its first template.
const EventTemplate *find(const QString &id)
{
    const std::vector<EventTemplate> &all = eventTemplates();
    auto found = std::ranges::find(all, id, &EventTemplate::id);
    if (found == all.end()) {
        found = std::ranges::find(all, id, &EventTemplate::messageType);
    }
    return found == all.end() ? nullptr : &*found;
}

base::Failure unknown(const QString &id)
{
    return base::failure(VapiError::EventUnknown, {{"event", id}});
}

} // namespace

const std::vector<EventTemplate> &eventTemplates()
{
    static const std::vector<EventTemplate> templates = makeTemplates();
    return templates;
}

base::Result<EventTemplate> eventTemplate(const QString &id)
{
    const EventTemplate *found = find(id);
    return found == nullptr ? base::Result<EventTemplate>(unknown(id)) : base::Result<EventTemplate>(*found);
}

base::Result<QByteArray> eventBody(const QString &id)
{
    const EventTemplate *found = find(id);
    if (found == nullptr) {
        return unknown(id);
    }
    QFile file(QLatin1String(":/vapi/") % found->id % QLatin1String(".json"));
    if (!file.open(QIODevice::ReadOnly)) {
        return unknown(id);
    }
    return file.readAll();
}

} // namespace sealwright::vapi
