/* bw-client-error.h: the error domain of this layer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * BwClientError:
 * @BW_CLIENT_ERROR_ADDRESS: an address, token or folder that cannot be used
 * @BW_CLIENT_ERROR_REFUSED: 401 or 403: the token is not good (any more)
 * @BW_CLIENT_ERROR_STATUS: any other answer that is not the one wanted
 * @BW_CLIENT_ERROR_CONFLICT: 412: somebody else was faster
 * @BW_CLIENT_ERROR_FORMAT: what came is not a feed
 * @BW_CLIENT_ERROR_SILENT: nothing was heard for three heartbeats
 * @BW_CLIENT_ERROR_ENDED: the backend ended the feed
 */
typedef enum
{
  BW_CLIENT_ERROR_ADDRESS,
  BW_CLIENT_ERROR_REFUSED,
  BW_CLIENT_ERROR_STATUS,
  BW_CLIENT_ERROR_CONFLICT,
  BW_CLIENT_ERROR_FORMAT,
  BW_CLIENT_ERROR_SILENT,
  BW_CLIENT_ERROR_ENDED,
} BwClientError;

#define BW_CLIENT_ERROR (bw_client_error_quark ())

GQuark bw_client_error_quark (void);

G_END_DECLS
