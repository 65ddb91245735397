//! All routes, and the layers around them. Whatever is registered here with `routes!` is described in OpenAPI as well.

use crate::reply::Refusal;
use crate::state::App;
use crate::{api, data, events, guard, node, ontology, page, reply, sparql};
use axum::Router;
use axum::body::Bytes;
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, Any, CorsLayer};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Description;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What is said of the whole API.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Rapporteur",
        description = "What news reports say, as a graph: who met whom, who said, signed, promised or denied what; each claim with status, speaker and exact words. Offsets are bytes of UTF-8, half-open. Absent values are left out. Errors have a sentence with the remedy.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    paths(node::node),
    tags(
        (name = "store", description = "the store, and its generations"),
        (name = "search", description = "finding things and words"),
        (name = "graph", description = "nodes, claims, and what joins them"),
        (name = "reports", description = "the sources"),
        (name = "judgements", description = "what a person decides, and what is doubtful"),
        (name = "sparql", description = "questions in SPARQL"),
    )
)]
struct Whole;

/// Routes with their description.
fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Whole::openapi())
        .routes(routes!(api::store::store))
        .routes(routes!(api::search::search))
        .routes(routes!(api::suggest::suggest))
        .routes(routes!(api::node::node))
        .routes(routes!(api::graph::graph))
        .routes(routes!(api::among::among))
        .routes(routes!(api::between::between))
        .routes(routes!(api::path::path))
        .routes(routes!(api::meetings::meetings))
        .routes(routes!(api::compare::compare))
        .routes(routes!(api::evidence::evidence))
        .routes(routes!(api::report::report))
        .routes(routes!(api::reports::reports))
        .routes(routes!(api::timeline::timeline))
        .routes(routes!(api::query::query))
        .routes(routes!(api::export::export))
        .routes(routes!(api::changes::changes))
        .routes(routes!(api::doubts::doubts))
        .routes(routes!(api::judgements::list, api::judgements::add))
        .routes(routes!(api::judgements::remove))
        .routes(routes!(events::events))
        .routes(routes!(sparql::get, sparql::post))
        .routes(routes!(data::data))
        .routes(routes!(ontology::ontology))
        // In OpenAPI a parameter is one part of a path, so this one is described apart.
        .route("/id/{*id}", get(node::node))
}

/// The description of the API in OpenAPI 3.1.
pub fn openapi() -> Description {
    routes().split_for_parts().1
}

/// All that the server answers.
pub(crate) fn router(app: App) -> Router {
    let (router, description) = routes().split_for_parts();
    let described = Bytes::from(serde_json::to_vec(&description).unwrap_or_default());
    let description = get(|| async move { reply::typed(described, reply::JSON) });
    let router = router
        .route("/api/openapi.json", description)
        .route("/", get(|headers: HeaderMap| async move { page::index(&headers) }))
        .method_not_allowed_fallback(not_allowed)
        .fallback(node::other)
        .layer(CompressionLayer::new());
    let router = match cors(app.shared.cors.as_deref()) {
        Some(cors) => router.layer(cors),
        None => router,
    };
    router.layer(from_fn_with_state(app.clone(), guard::guard)).with_state(app)
}

/// Of a path that is asked in another way.
async fn not_allowed(method: Method, uri: Uri) -> Refusal {
    Refusal::new(
        StatusCode::METHOD_NOT_ALLOWED,
        format!("{method} is no way to ask {}: /api/openapi.json tells how", uri.path()),
    )
}

/// Lets pages of one origin read answers; off unless it is asked for.
fn cors(origin: Option<&str>) -> Option<CorsLayer> {
    let origin = match origin? {
        "*" => AllowOrigin::from(Any),
        origin => AllowOrigin::exact(HeaderValue::from_str(origin).ok()?),
    };
    let methods = [Method::GET, Method::HEAD, Method::POST];
    Some(
        CorsLayer::new()
            .allow_origin(origin)
            .allow_methods(methods)
            .allow_headers([ACCEPT, CONTENT_TYPE])
            .expose_headers([sparql::NOTES]),
    )
}
