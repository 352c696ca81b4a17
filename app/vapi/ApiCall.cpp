// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/vapi/ApiCall.h"

namespace sealwright::vapi {

base::Result<ApiCall> apiCallFor(const credential::Credential &credential)
{
    auto written = writeCredential(credential);
    if (!written) {
        return base::Failure(written.error());
    }
    const QByteArray body = base::prettyJson(written->document).trimmed();
    // --data-raw: a body that begins with @ would be a file's name to --data.
    return ApiCall{"curl -X POST https://api.vapi.ai/credential \\\n"
                   "  -H \"Authorization: Bearer $VAPI_API_KEY\" \\\n"
                   "  -H 'Content-Type: application/json' \\\n"
                   "  --data-raw " +
                       shellWord(body) + '\n',
                   std::move(written->notes)};
}

QByteArray shellWord(QByteArrayView text)
{
    QByteArray quoted = text.toByteArray();
    quoted.replace("'", "'\\''");
    return "'" + quoted + "'";
}

} // namespace sealwright::vapi
