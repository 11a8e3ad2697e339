/* bw-auth.c: whose token is this
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-auth.h"
#include "bw-store-access.h"

#include <string.h>

#define POLL_MS 1000

/* Hashes that the store does not know, until it is written to: somebody who
 * guesses must not keep the writer busy. */
#define MAX_UNKNOWN 4096

struct _BwAuth
{
  GObject parent_instance;

  BwStoreWriter *writer;       /* (owned) */
  GHashTable    *tokens;       /* (owned): hash → BwToken */
  GHashTable    *unknown;      /* (owned): hashes */
  GCancellable  *cancellable;  /* (owned) */
  guint64        version;      /* of the data that was read last */
  guint          poll_id;
  gboolean       is_polling;
  gboolean       is_failing;   /* has been told */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwAuth, bw_auth, G_TYPE_OBJECT)

static guint
hash_hash (gconstpointer key)
{
  guint value;

  memcpy (&value, key, sizeof value);
  return value;
}

/* What is compared are hashes, which nobody can aim, and in constant time. */
static gboolean
is_same_hash (gconstpointer a,
              gconstpointer b)
{
  return bw_token_is_same (a, b);
}

static void
put_token (BwAuth        *self,
           const BwToken *token)
{
  BwToken *kept = bw_token_copy (token);

  g_hash_table_remove (self->unknown, kept->hash);
  g_hash_table_replace (self->tokens, kept->hash, kept);
}

static const BwToken *
get_good (BwAuth       *self,
          const guint8 *hash)
{
  const BwToken *token = g_hash_table_lookup (self->tokens, hash);

  return token != NULL && bw_token_is_good (token, g_get_real_time ()) ? token : NULL;
}

static void
take_tokens (BwAuth    *self,
             GPtrArray *tokens)
{
  g_hash_table_remove_all (self->tokens);
  g_hash_table_remove_all (self->unknown);
  for (guint i = 0; i < tokens->len; i++)
    put_token (self, g_ptr_array_index (tokens, i));

  g_signal_emit (self, signals[CHANGED], 0);
}

/* On the writer's thread. */

typedef struct
{
  guint64    version;
  GPtrArray *tokens;   /* (owned) (nullable): nothing has changed */
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_clear_pointer (&reading->tokens, g_ptr_array_unref);
  g_free (reading);
}

static gpointer
read_tokens (BwStore   *store,
             gpointer   data,
             GError   **error)
{
  const guint64 *known = data;
  Reading *reading = g_new0 (Reading, 1);

  reading->version = bw_store_get_data_version (store);
  if (reading->version == *known)
    return reading;

  reading->tokens = bw_store_access_list_tokens (store, error);
  if (reading->tokens != NULL)
    return reading;

  g_free (reading);
  return NULL;
}

static gpointer
find_token (BwStore   *store,
            gpointer   data,
            GError   **error)
{
  return bw_store_access_find_token (store, data, error);
}

static void
free_token (gpointer data)
{
  g_clear_pointer (&data, bw_token_free);
}

/* On the main thread again. */

static void
on_tokens_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  g_autoptr (BwAuth) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  self->is_polling = FALSE;
  if (reading == NULL)
    {
      if (!self->is_failing && error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          self->is_failing = TRUE;
          g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_MESSAGE,
                            "MESSAGE", "cannot read the tokens: %s", error->message);
        }
      return;
    }

  self->is_failing = FALSE;

  if (reading->tokens != NULL)
    {
      self->version = reading->version;
      take_tokens (self, reading->tokens);
    }

  free_reading (reading);
}

static gboolean
on_poll_timeout_cb (gpointer data)
{
  BwAuth *self = data;

  if (self->is_polling)
    return G_SOURCE_CONTINUE;

  self->is_polling = TRUE;
  bw_store_writer_run_async (self->writer, read_tokens, g_memdup2 (&self->version, sizeof self->version),
                             g_free, free_reading, self->cancellable, on_tokens_read_cb, g_object_ref (self));
  return G_SOURCE_CONTINUE;
}

typedef struct
{
  BwAuth     *self;   /* (owned) */
  BwAuthFunc  func;
  gpointer    user_data;
  guint8      hash[BW_TOKEN_HASH_SIZE];
} Question;

static void
remember_unknown (BwAuth       *self,
                  const guint8 *hash)
{
  if (g_hash_table_size (self->unknown) >= MAX_UNKNOWN)
    g_hash_table_remove_all (self->unknown);

  g_hash_table_add (self->unknown, g_memdup2 (hash, BW_TOKEN_HASH_SIZE));
}

static void
on_token_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      data)
{
  Question *question = data;
  g_autoptr (BwAuth) self = question->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (BwToken) token = bw_store_writer_run_finish (BW_STORE_WRITER (source), result, &error);

  if (token != NULL)
    put_token (self, token);
  else if (error == NULL)
    remember_unknown (self, question->hash);

  question->func (get_good (self, question->hash), error, question->user_data);
  g_free (question);
}

static void
bw_auth_dispose (GObject *object)
{
  BwAuth *self = BW_AUTH (object);

  bw_auth_stop (self);
  g_clear_object (&self->writer);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (bw_auth_parent_class)->dispose (object);
}

static void
bw_auth_finalize (GObject *object)
{
  BwAuth *self = BW_AUTH (object);

  g_hash_table_unref (self->tokens);
  g_hash_table_unref (self->unknown);

  G_OBJECT_CLASS (bw_auth_parent_class)->finalize (object);
}

static void
bw_auth_class_init (BwAuthClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_auth_dispose;
  object_class->finalize = bw_auth_finalize;

  /**
   * BwAuth::changed:
   * @self: the tokens
   *
   * Tokens have been made or revoked.
   */
  signals[CHANGED] =
    g_signal_new ("changed",
                  G_TYPE_FROM_CLASS (klass),
                  G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
bw_auth_init (BwAuth *self)
{
  self->tokens = g_hash_table_new_full (hash_hash, is_same_hash, NULL, free_token);
  self->unknown = g_hash_table_new_full (hash_hash, is_same_hash, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

/**
 * bw_auth_new:
 * @writer: who has the store
 * @tokens: (element-type BwToken): those that there are
 *
 * Returns: (transfer full): the tokens
 */
BwAuth *
bw_auth_new (BwStoreWriter *writer,
             GPtrArray     *tokens)
{
  BwAuth *self = g_object_new (BW_TYPE_AUTH, NULL);

  self->writer = g_object_ref (writer);
  take_tokens (self, tokens);
  self->poll_id = g_timeout_add (POLL_MS, on_poll_timeout_cb, self);
  return self;
}

void
bw_auth_stop (BwAuth *self)
{
  g_return_if_fail (BW_IS_AUTH (self));

  g_clear_handle_id (&self->poll_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
}

/**
 * bw_auth_find:
 * @self: the tokens
 * @secret: what somebody shows
 * @func: called once, with the token or without, before or after this returns
 * @user_data: handed on
 */
void
bw_auth_find (BwAuth     *self,
              const char *secret,
              BwAuthFunc  func,
              gpointer    user_data)
{
  Question *question;
  guint8 hash[BW_TOKEN_HASH_SIZE];

  g_return_if_fail (BW_IS_AUTH (self));

  if (!bw_token_hash (secret, hash))
    {
      func (NULL, NULL, user_data);
      return;
    }

  if (g_hash_table_contains (self->tokens, hash) || g_hash_table_contains (self->unknown, hash))
    {
      func (get_good (self, hash), NULL, user_data);
      return;
    }

  question = g_new0 (Question, 1);
  question->self = g_object_ref (self);
  question->func = func;
  question->user_data = user_data;
  memcpy (question->hash, hash, sizeof hash);
  bw_store_writer_run_async (self->writer, find_token, g_memdup2 (hash, sizeof hash), g_free, free_token,
                             NULL, on_token_found_cb, question);
}

gboolean
bw_auth_is_good (BwAuth       *self,
                 const guint8  hash[BW_TOKEN_HASH_SIZE])
{
  return get_good (self, hash) != NULL;
}

/**
 * bw_auth_put:
 * @self: the tokens
 * @token: one that this process has put into the store
 */
void
bw_auth_put (BwAuth        *self,
             const BwToken *token)
{
  g_return_if_fail (BW_IS_AUTH (self));

  put_token (self, token);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * bw_auth_revoke:
 * @self: the tokens
 * @id: of one that this process has revoked in the store
 * @at: when
 */
void
bw_auth_revoke (BwAuth     *self,
                const char *id,
                gint64      at)
{
  BwToken *token = (BwToken *) bw_auth_get_by_id (self, id);

  if (token != NULL && token->revoked == 0)
    token->revoked = at;

  g_signal_emit (self, signals[CHANGED], 0);
}

const BwToken *
bw_auth_get_by_id (BwAuth     *self,
                   const char *id)
{
  GHashTableIter iter;
  gpointer token;

  g_return_val_if_fail (BW_IS_AUTH (self), NULL);

  g_hash_table_iter_init (&iter, self->tokens);
  while (g_hash_table_iter_next (&iter, NULL, &token))
    {
      if (g_str_equal (((BwToken *) token)->id, id))
        return token;
    }

  return NULL;
}
