// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How long the event loop stands still while the receiver takes, judges, explains and reports bodies of 16
// MiB with two secrets. The senders are threads with sockets of their own, so that the loop is the receiver's
// alone. Bar: 50 ms.

#include "app/base/Random.h"
#include "app/capture/CaptureServer.h"
#include "app/flow/ReceiveWebhooks.h"
#include "app/signing/RecipeCatalog.h"
#include "app/vault/SessionStore.h"
#include "tests/bench/Heartbeat.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QUrl>

#include <arpa/inet.h>
#include <cstdio>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace sealwright;

namespace {

constexpr qsizetype kBodyBytes = qsizetype{16} * 1024 * 1024;
constexpr int kSenders = 2;
constexpr char kOldSecret[] = "c2VjcmV0IGtleSBmb3IgdGVzdHMgMzIgYnl0ZXMgISE=";
constexpr char kNewSecret[] = "YW5vdGhlciBrZXkgZm9yIHRlc3RzIDMyIGJ5dGVzISE=";

QByteArray jsonBody()
{
    QByteArray body = R"({"message":{"type":"end-of-call-report","transcript":[)";
    for (int i = 0; body.size() < kBodyBytes - 200; ++i) {
        body += QByteArray(i == 0 ? "" : ",") + R"({"role":"assistant","time":)" +
                QByteArray::number(1767261600000 + i * 1731LL) + R"(,"text":"\"was\" kann ich tun?"})";
    }
    return body + "]}}";
}

QByteArray wireOf(const http::Request &request)
{
    QByteArray bytes = "POST /hook HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const http::HeaderField &field : request.headers) {
        bytes += field.name + ": " + field.value + "\r\n";
    }
    return bytes + "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n\r\n" + request.body;
}

/// Sends the bytes again and again, each time after the answer to the last.
void sendAll(quint16 port, const QByteArray &bytes, int bodies)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // The socket API takes every family by the same pointer.
    if (::connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0) {
        for (int i = 0; i < bodies; ++i) {
            for (qsizetype sent = 0; sent < bytes.size();) {
                const ssize_t some = ::send(descriptor, bytes.constData() + sent,
                                            static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
                if (some <= 0) {
                    break;
                }
                sent += some;
            }
            char answer[1024];
            if (::recv(descriptor, answer, sizeof answer, 0) <= 0) {
                break;
            }
        }
    }
    ::close(descriptor);
}

struct Receiving
{
    QTemporaryDir home;
    base::SystemClock clock;
    base::SystemRandom random;
    vault::SessionStore store;
    signing::RecipeCatalog catalog;
    workspace::Workspace workspace = *workspace::Workspace::open(home.filePath(QStringLiteral("workspace")));
    flow::FindRecipe recipes{catalog, workspace};
    flow::PrepareAuthentication prepare{workspace, recipes, store};
    flow::ExplainRequest explainer{workspace, prepare, store};
    capture::CaptureServer server{clock};
    flow::ReceiveWebhooks receive{server, prepare, explainer, clock, random};
};

/// Each delivery should come to `verdict`.
bool measure(const char *what, const char *recipeId, signing::Verdict verdict, int bodiesEach)
{
    Receiving world;
    flow::WithRecipe authentication;
    authentication.recipeId = QString::fromLatin1(recipeId);
    authentication.secrets.push_back(base::SecretBytes::copyOf(kNewSecret));
    authentication.secrets.push_back(base::SecretBytes::copyOf(kOldSecret));
    const base::Result<QString> url = QCoro::waitFor(world.receive.start({}, std::move(authentication)));
    if (!url) {
        std::fputs("it does not listen\n", stderr);
        return false;
    }
    const auto recipe = world.catalog.find(QString::fromLatin1(recipeId));
    const auto compiled = signing::CompiledRecipe::compile(*recipe);
    auto signer = signing::Signer::create(*compiled, base::SecretBytes::copyOf(kOldSecret));
    auto made =
        signer->sign({"POST", url->toUtf8() + "/hook", {}, jsonBody()}, {world.clock.now(), "msg_1", {}, {}});
    if (verdict == signing::Verdict::Failed) {
        made->request.body.replace("end-of-call-report", "end-of-call-rapport");
    }
    const QByteArray bytes = wireOf(made->request);

    int came = 0;
    int asExpected = 0;
    QObject::connect(&world.receive, &flow::ReceiveWebhooks::delivered, &world.receive,
                     [&](const flow::Delivery &delivery) {
                         asExpected += delivery.verification.verdict == verdict ? 1 : 0;
                         if (++came == kSenders * bodiesEach) {
                             QMetaObject::invokeMethod(QCoreApplication::instance(), &QCoreApplication::quit,
                                                       Qt::QueuedConnection);
                         }
                     });
    bench::Heartbeat heart;
    QElapsedTimer wall;
    wall.start();
    std::vector<std::thread> senders;
    const auto port = static_cast<quint16>(QUrl(*url).port());
    for (int i = 0; i < kSenders; ++i) {
        senders.emplace_back(sendAll, port, std::cref(bytes), bodiesEach);
    }
    QCoreApplication::exec();
    heart.beat();
    const bench::Heartbeat::Stall stall = heart.longest();
    for (std::thread &sender : senders) {
        sender.join();
    }
    std::printf(
        "%-34s stood still %6.1f ms at most, %6.1f ms of processor (bar 50 ms); %d bodies in %lld ms\n", what,
        stall.wallMs, stall.threadMs, came, static_cast<long long>(wall.elapsed()));
    std::fflush(stdout);
    if (asExpected != came) {
        std::fputs("some had another verdict\n", stderr);
        return false;
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
#ifndef NDEBUG
    std::puts("This is not a release build: the figures mean nothing.");
#endif
    using enum signing::Verdict;
    bool all = measure("stripe, verified by the second", "stripe", Verified, 4);
    all = measure("stripe, fails and is explained", "stripe", Failed, 1) && all;
    all = measure("vapi-default, verified", "vapi-default", Verified, 4) && all;
    all = measure("vapi-default, fails, explained", "vapi-default", Failed, 1) && all;
    return all ? 0 : 1;
}
