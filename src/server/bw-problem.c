/* bw-problem.c: what went wrong, as RFC 9457 wants it told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-problem.h"

#include "bw-json.h"
#include "bw-model-error.h"
#include "bw-store-error.h"

struct _BwProblem
{
  guint       status;
  char       *detail;    /* (owned) */
  char       *instance;  /* (owned) (nullable) */
  JsonObject *object;    /* (owned): members beyond those of the RFC */
  JsonArray  *errors;    /* (owned) (nullable) */
};

static const struct
{
  guint       status;
  const char *type;
  const char *title;
} kinds[] =
{
  { 400, "malformed", "The request cannot be read" },
  { 401, "no-token", "A good token is needed" },
  { 403, "not-allowed", "The token does not allow this" },
  { 404, "not-found", "There is no such thing" },
  { 405, "method", "This cannot be done to it" },
  { 406, "not-acceptable", "It is not there in that form" },
  { 409, "conflict", "It stands against what is there" },
  { 412, "changed", "It has changed in the meantime" },
  { 413, "too-large", "That is too much at once" },
  { 415, "media-type", "This kind of content is not taken" },
  { 422, "invalid", "The document is not as it must be" },
  { 428, "precondition", "Say which version is meant" },
  { 500, "internal", "Something is wrong with the backend" },
  { 503, "busy", "The backend cannot take this now" },
  { 507, "no-room", "The store is full" },
};

/**
 * bw_problem_new:
 * @status: HTTP status
 * @format: what is wrong: short, factual, lower case, no full stop
 * @...: arguments of @format
 *
 * Returns: (transfer full): a problem
 */
BwProblem *
bw_problem_new (guint       status,
                const char *format,
                ...)
{
  BwProblem *self = g_new0 (BwProblem, 1);
  va_list arguments;

  va_start (arguments, format);
  self->detail = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->status = status;
  self->object = json_object_new ();
  return self;
}

BwProblem *
bw_problem_new_busy (void)
{
  return bw_problem_new (503, "too much is waiting to be written; nothing of this was taken");
}

static guint
find_store_status (int code)
{
  switch (code)
    {
    case BW_STORE_ERROR_UNAVAILABLE:
    case BW_STORE_ERROR_STALE:
    case BW_STORE_ERROR_DEPOSED:
      return 503;
    case BW_STORE_ERROR_FULL:
      return 507;
    case BW_STORE_ERROR_CONFLICT:
      return 412;
    case BW_STORE_ERROR_NOT_FOUND:
      return 404;
    default:
      return 500;
    }
}

/**
 * bw_problem_new_from_error:
 * @error: an error of the model or the store
 *
 * Returns: (transfer full): the problem that it is to the other side
 */
BwProblem *
bw_problem_new_from_error (const GError *error)
{
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;
  BwProblem *self;

  if (error->domain == BW_STORE_ERROR)
    return bw_problem_new (find_store_status (error->code), "%s", error->message);
  if (error->domain != BW_MODEL_ERROR)
    return bw_problem_new (500, "%s", error->message);

  bw_json_split_error (error, &pointer, &reason);
  self = bw_problem_new (400, "%s", reason);
  bw_problem_add_error (self, pointer, reason);
  return self;
}

/**
 * bw_problem_new_from_rule:
 * @error: an error of the model, of a document that was read and judged
 *
 * Returns: (transfer full): 409 if what stands does not allow it, else 422
 */
BwProblem *
bw_problem_new_from_rule (const GError *error)
{
  guint status = error->code == BW_MODEL_ERROR_RULE ? 409 : 422;
  g_autofree char *pointer = NULL;
  g_autofree char *reason = NULL;
  BwProblem *self;

  bw_json_split_error (error, &pointer, &reason);
  self = bw_problem_new (status, "%s%s%s", pointer, *pointer != '\0' ? " " : "", reason);
  bw_problem_add_error (self, pointer, reason);
  return self;
}

void
bw_problem_free (BwProblem *self)
{
  if (self == NULL)
    return;

  g_free (self->detail);
  g_free (self->instance);
  json_object_unref (self->object);
  g_clear_pointer (&self->errors, json_array_unref);
  g_free (self);
}

guint
bw_problem_get_status (BwProblem *self)
{
  return self->status;
}

const char *
bw_problem_get_detail (BwProblem *self)
{
  return self->detail;
}

void
bw_problem_set_instance (BwProblem  *self,
                         const char *instance)
{
  g_free (self->instance);
  self->instance = g_strdup (instance);
}

/**
 * bw_problem_add_error:
 * @self: a problem
 * @pointer: RFC 6901 pointer into the body, `""` for all of it
 * @reason: what is wrong there
 */
void
bw_problem_add_error (BwProblem  *self,
                      const char *pointer,
                      const char *reason)
{
  JsonObject *error = json_object_new ();

  if (self->errors == NULL)
    self->errors = json_array_new ();

  json_object_set_string_member (error, "pointer", pointer);
  json_object_set_string_member (error, "reason", reason);
  json_array_add_object_element (self->errors, error);
}

JsonObject *
bw_problem_get_object (BwProblem *self)
{
  return self->object;
}

static void
fill_object (BwProblem *self)
{
  const char *type = "about:blank";
  const char *title = "Problem";
  g_autofree char *uri = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (kinds[i].status == self->status)
        {
          uri = g_strconcat ("urn:bulwark:problem:", kinds[i].type, NULL);
          type = uri;
          title = kinds[i].title;
        }
    }

  json_object_set_string_member (self->object, "type", type);
  json_object_set_string_member (self->object, "title", title);
  json_object_set_int_member (self->object, "status", self->status);
  json_object_set_string_member (self->object, "detail", self->detail);
  if (self->instance != NULL)
    json_object_set_string_member (self->object, "instance", self->instance);
  if (self->errors != NULL)
    json_object_set_array_member (self->object, "errors", g_steal_pointer (&self->errors));
}

/**
 * bw_problem_to_response:
 * @self: (transfer full): a problem
 *
 * Returns: (transfer full): the answer that tells it
 */
BwHttpResponse *
bw_problem_to_response (BwProblem *self)
{
  BwHttpResponse *response;
  char *text;

  fill_object (self);
  text = bw_json_to_line (self->object);
  response = bw_http_response_new (self->status, BW_PROBLEM_CONTENT_TYPE,
                                   g_bytes_new_take (text, strlen (text)));
  bw_http_response_add_header (response, "Cache-Control", "no-store");
  if (self->status == 401)
    bw_http_response_add_header (response, "WWW-Authenticate", "Bearer realm=\"bulwark\"");
  if (self->status == 503)
    bw_http_response_add_header (response, "Retry-After", "1");

  bw_problem_free (self);
  return response;
}
