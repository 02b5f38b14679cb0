import type {
  ALBHandler,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  LambdaFunctionURLHandler,
  SQSHandler,
} from "aws-lambda";
import { createReceiver } from "../../templates/src/index.js";
import { toLambdaHandler } from "../../templates/src/lambda.js";

const handler = toLambdaHandler(createReceiver({ secret: "" }));

// The handler fits everything that stands for an HTTP request.
handler satisfies APIGatewayProxyHandler;
handler satisfies APIGatewayProxyHandlerV2;
handler satisfies LambdaFunctionURLHandler;
handler satisfies ALBHandler;

// @ts-expect-error a queue
handler satisfies SQSHandler;
