// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/crypto/PoolThread.h"

#include <openssl/crypto.h>

namespace sealwright::crypto {

PoolThread::~PoolThread()
{
    OPENSSL_thread_stop();
}

} // namespace sealwright::crypto
